namespace Vlcp.Ovsdb;

/// <summary>A JSON-RPC request had no result. The subclasses say why.</summary>
public abstract class JsonRpcException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What broke.</param>
    /// <param name="inner">What was thrown, if anything.</param>
    protected JsonRpcException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
