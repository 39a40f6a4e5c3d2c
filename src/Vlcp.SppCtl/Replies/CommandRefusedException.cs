namespace Vlcp.SppCtl.Replies;

/// <summary>The process says that it could not do what it was told.</summary>
/// <param name="message">The reason in the process's words.</param>
internal sealed class CommandRefusedException(string message) : Exception($"command error: {message}");
