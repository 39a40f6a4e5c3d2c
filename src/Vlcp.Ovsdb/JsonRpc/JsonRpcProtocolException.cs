namespace Vlcp.Ovsdb;

/// <summary>The peer sent something that the protocol does not allow. Its connection ends.</summary>
public sealed class JsonRpcProtocolException : JsonRpcException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What was wrong.</param>
    /// <param name="inner">What was thrown, if anything.</param>
    public JsonRpcProtocolException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
