namespace Vlcp.Storage.Redis;

/// <summary>The server sent what the protocol does not allow.</summary>
/// <param name="message">What was wrong.</param>
public sealed class RedisProtocolException(string message) : Exception(message);
