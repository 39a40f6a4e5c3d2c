namespace Vlcp.Storage.Redis;

/// <summary>The server was reached and does not serve us: password, database, role. Waiting does not help, but it is tried on.</summary>
/// <param name="message">What it refuses.</param>
public sealed class RedisRefusedException(string message) : Exception(message);
