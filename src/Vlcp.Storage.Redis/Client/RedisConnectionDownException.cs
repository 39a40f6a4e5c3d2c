namespace Vlcp.Storage.Redis;

/// <summary>There is no connection to the server, or it was lost before the reply came.</summary>
/// <param name="message">What happened.</param>
/// <param name="wasSent">True when the command may have been carried out.</param>
/// <param name="innerException">The cause.</param>
public sealed class RedisConnectionDownException(string message, bool wasSent, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>True when the command may have been carried out: only its reply is missing.</summary>
    public bool WasSent => wasSent;
}
