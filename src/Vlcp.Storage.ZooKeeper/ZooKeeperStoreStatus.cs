namespace Vlcp.Storage.ZooKeeper;

/// <summary>The state of a store's client.</summary>
/// <param name="LastZxid">The last transaction that a server has told.</param>
/// <param name="SessionId">The session, 16 hexadecimal digits; zeros while there is none.</param>
/// <param name="SessionState"><c>connected</c> or <c>disconnected</c>.</param>
/// <param name="SessionTimeout">What the servers granted, in seconds.</param>
/// <param name="CurrentServer">The server of the connection, or null.</param>
/// <param name="Problem">Why there is none, or null.</param>
public sealed record ZooKeeperStoreStatus(
    long LastZxid, string SessionId, string SessionState, double SessionTimeout, string? CurrentServer, string? Problem);
