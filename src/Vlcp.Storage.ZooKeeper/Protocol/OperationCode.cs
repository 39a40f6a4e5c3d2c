namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>What a request asks for, as it stands in its header.</summary>
internal enum OperationCode
{
    Error = -1,
    Notification = 0,
    Create = 1,
    Delete = 2,
    Exists = 3,
    GetData = 4,
    SetData = 5,
    Sync = 9,
    Ping = 11,
    GetChildren2 = 12,
    Check = 13,
    Multi = 14,
    Auth = 100,
    SetWatches = 101,
    CloseSession = -11,
}
