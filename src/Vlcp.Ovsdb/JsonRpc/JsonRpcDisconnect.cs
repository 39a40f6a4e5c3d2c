namespace Vlcp.Ovsdb;

/// <summary>Why a JSON-RPC connection ended.</summary>
/// <param name="Cause">The kind of end.</param>
/// <param name="Message">One sentence for logs.</param>
/// <param name="Exception">What was thrown, if anything.</param>
public sealed record JsonRpcDisconnect(JsonRpcDisconnectCause Cause, string Message, Exception? Exception = null);
