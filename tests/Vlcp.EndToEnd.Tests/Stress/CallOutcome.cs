using System.Text.Json.Nodes;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>What came of a call, as its caller sees it.</summary>
internal abstract record CallOutcome
{
    /// <summary>Acknowledged: it is done and stays done.</summary>
    public sealed record Done(JsonNode? Result) : CallOutcome;

    /// <summary>Refused for good, with the rule; nothing has changed.</summary>
    public sealed record Refused(int Status, string Rule) : CallOutcome;

    /// <summary>Something is away for now; nothing has changed, and the answer says when to try again.</summary>
    public sealed record Later : CallOutcome;

    /// <summary>Nobody knows whether it was done: the answer got lost, or did not come in time.</summary>
    public sealed record Unknown : CallOutcome;
}
