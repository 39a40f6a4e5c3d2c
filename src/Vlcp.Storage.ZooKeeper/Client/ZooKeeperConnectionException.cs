namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>The connection ended before the answer came; whether the request was carried out is not known.</summary>
internal sealed class ZooKeeperConnectionException(string message, Exception? innerException = null) : Exception(message, innerException);
