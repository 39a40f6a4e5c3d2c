namespace Vlcp.Ovsdb;

/// <summary>The connection ended before the reply came, or had ended already. The request may have taken effect.</summary>
public sealed class JsonRpcConnectionClosedException : JsonRpcException
{
    /// <summary>Makes one.</summary>
    /// <param name="reason">Why the connection ended.</param>
    public JsonRpcConnectionClosedException(JsonRpcDisconnect reason)
        : base($"Connection is down before reply received: {reason.Message}", reason.Exception) => Reason = reason;

    /// <summary>Why the connection ended.</summary>
    public JsonRpcDisconnect Reason { get; }
}
