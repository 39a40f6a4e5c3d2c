using System.Collections.Immutable;

namespace Vlcp.Apps.Topology;

/// <summary>The links that probes have come over, and when the last one did. Ends are named by switch and port number.</summary>
internal sealed class LinkTable
{
    private volatile ImmutableDictionary<((ulong, uint) Src, (ulong, uint) Dst), DateTimeOffset> _links =
        ImmutableDictionary<((ulong, uint) Src, (ulong, uint) Dst), DateTimeOffset>.Empty;

    public IEnumerable<((ulong Dpid, uint Port) Src, (ulong Dpid, uint Port) Dst)> All => _links.Keys;

    /// <summary>Notes a probe.</summary>
    /// <returns>True when the link is new.</returns>
    public bool Saw((ulong, uint) src, (ulong, uint) dst, DateTimeOffset now)
    {
        var isNew = !_links.ContainsKey((src, dst));
        _links = _links.SetItem((src, dst), now);
        return isNew;
    }

    public bool Has((ulong, uint) src, (ulong, uint) dst) => _links.ContainsKey((src, dst));

    /// <summary>Whether a port is the end of a link.</summary>
    public bool IsEnd((ulong, uint) port) => _links.Keys.Any(link => link.Src == port || link.Dst == port);

    /// <summary>Takes away links and tells which.</summary>
    public IReadOnlyList<((ulong Dpid, uint Port) Src, (ulong Dpid, uint Port) Dst)> RemoveWhere(
        Func<(ulong Dpid, uint Port), (ulong Dpid, uint Port), DateTimeOffset, bool> isGone)
    {
        var gone = _links.Where(link => isGone(link.Key.Src, link.Key.Dst, link.Value)).Select(link => link.Key).ToList();
        _links = _links.RemoveRange(gone);
        return gone;
    }
}
