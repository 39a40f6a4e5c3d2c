using System.Text;

namespace Vlcp.Storage.Etcd;

/// <summary>Where what of a store stands in etcd. Every name begins with the store's prefix.</summary>
/// <remarks>
/// <c>PREFIX/data/KEY</c> is a value, <c>PREFIX/deleted/KEY</c> says that a key was deleted lately, <c>PREFIX/feed/log</c> has the keys of the
/// last commit (etcd's history of it is the change feed), <c>PREFIX/feed/fence</c> ends the transactions that began before it,
/// <c>PREFIX/time</c> is the latest time of a commit, <c>PREFIX/format</c> says whose data this is.
/// </remarks>
internal sealed class EtcdKeys(string prefix)
{
    private readonly string _data = prefix + "/data/";
    private readonly string _deleted = prefix + "/deleted/";

    internal byte[] Format { get; } = Encoding.UTF8.GetBytes(prefix + "/format");

    internal byte[] Time { get; } = Encoding.UTF8.GetBytes(prefix + "/time");

    internal byte[] Log { get; } = Encoding.UTF8.GetBytes(prefix + "/feed/log");

    internal byte[] Fence { get; } = Encoding.UTF8.GetBytes(prefix + "/feed/fence");

    internal EtcdSpan Feed { get; } = EtcdSpan.Prefix(prefix + "/feed/");

    internal EtcdSpan All { get; } = EtcdSpan.Prefix(prefix + "/");

    internal EtcdSpan AllDeleted { get; } = EtcdSpan.Prefix(prefix + "/deleted/");

    internal byte[] Data(string key) => Encoding.UTF8.GetBytes(_data + key);

    internal byte[] Deleted(string key) => Encoding.UTF8.GetBytes(_deleted + key);

    internal EtcdSpan Data(KeyRange range) => Span(_data, range);

    internal EtcdSpan Deleted(KeyRange range) => Span(_deleted, range);

    /// <summary>The store's key of an etcd key beneath <c>data/</c>.</summary>
    internal string KeyOf(ReadOnlySpan<byte> data) => Encoding.UTF8.GetString(data)[_data.Length..];

    private static EtcdSpan Span(string place, KeyRange range) => range.End is null
        ? EtcdSpan.Prefix(place) with { Start = Encoding.UTF8.GetBytes(place + range.Start) }
        : new EtcdSpan(Encoding.UTF8.GetBytes(place + range.Start), Encoding.UTF8.GetBytes(place + range.End));
}
