namespace Vlcp.Dataplane.Pipeline;

/// <summary>A flow matches, sets or goes to what its table does not declare: a mistake in a feature, found before it reaches a switch.</summary>
/// <param name="message">Names the table, the field or the target, and what is declared.</param>
public sealed class PipelineViolationException(string message) : Exception(message);
