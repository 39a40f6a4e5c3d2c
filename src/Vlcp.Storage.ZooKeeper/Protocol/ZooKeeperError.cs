namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Errors of the protocol.</summary>
internal enum ZooKeeperError
{
    None = 0,
    SystemError = -1,

    /// <summary>An operation of a multi that was not tried because another one failed.</summary>
    RuntimeInconsistency = -2,
    DataInconsistency = -3,
    ConnectionLoss = -4,
    MarshallingError = -5,
    Unimplemented = -6,
    OperationTimeout = -7,
    BadArguments = -8,
    NoNode = -101,
    NoAuth = -102,
    BadVersion = -103,
    NoChildrenForEphemerals = -108,
    NodeExists = -110,
    NotEmpty = -111,
    SessionExpired = -112,
    InvalidCallback = -113,
    InvalidAcl = -114,
    AuthFailed = -115,
    SessionMoved = -118,
    NotReadOnly = -119,
    QuotaExceeded = -125,
    Throttled = -127,
}
