using System.Globalization;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>The nodes of a store, below the chroot.</summary>
internal static class StorePaths
{
    /// <summary>Holds everything. Its data is <see cref="Marker"/>.</summary>
    public const string Root = "/vlcp";

    /// <summary>Written by every commit: its version is the number of commits, its data the time of the last one.</summary>
    public const string Head = "/vlcp/head";

    /// <summary>One child for each recent commit, in order; see <see cref="LogEntry"/>.</summary>
    public const string Log = "/vlcp/log";

    /// <summary>Begins the name of a log entry; ten digits follow.</summary>
    public const string LogEntryPrefix = "/vlcp/log/c";

    /// <summary>Written with every round of recycling; see <see cref="Recycler"/>.</summary>
    public const string Recycled = "/vlcp/recycled";

    /// <summary>Who recycles at the moment; ephemeral.</summary>
    public const string RecyclerLock = "/vlcp/recycler";

    /// <summary>Written to learn the servers' time when no commit has told it.</summary>
    public const string Time = "/vlcp/time";

    /// <summary>The keys; see <see cref="KeyPath"/>.</summary>
    public const string Keys = "/vlcp/keys";

    /// <summary>What the root says that it is.</summary>
    public const string Marker = "vlcp store 1";

    /// <summary>Begins the marker of every version.</summary>
    public const string AnyMarker = "vlcp store ";

    /// <summary>The log entry of the commit that made a version of <see cref="Head"/> out of this one.</summary>
    public static string LogEntryAfter(int headVersion) =>
        string.Create(CultureInfo.InvariantCulture, $"{LogEntryPrefix}{headVersion:D10}");
}
