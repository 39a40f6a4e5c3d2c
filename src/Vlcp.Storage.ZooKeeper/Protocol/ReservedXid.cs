namespace Vlcp.Storage.ZooKeeper.Protocol;

/// <summary>Numbers that stand for a purpose where other requests have a number of their own.</summary>
internal static class ReservedXid
{
    public const int Notification = -1;
    public const int Ping = -2;
    public const int Auth = -4;
    public const int SetWatches = -8;
}
