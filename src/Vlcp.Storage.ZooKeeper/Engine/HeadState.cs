using System.Buffers.Binary;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What <see cref="StorePaths.Head"/> says.</summary>
/// <param name="Version">Number of commits; it wraps around.</param>
/// <param name="Revision">Transaction of the last commit.</param>
/// <param name="Timestamp">No commit was later: microseconds since 1970-01-01 UTC.</param>
internal readonly record struct HeadState(int Version, long Revision, long Timestamp)
{
    /// <exception cref="StoreLayoutLostException">The store's nodes are gone.</exception>
    public static HeadState From(Reply<DataReply> reply)
    {
        var body = reply.ContentOrNoNode("reading the head of the store") ?? throw new StoreLayoutLostException();
        var written = body.Data.Bytes.Length == 8 ? BinaryPrimitives.ReadInt64BigEndian(body.Data.Bytes.Span) : 0;
        return new HeadState(body.Stat.Version, body.Stat.Mzxid, Math.Max(written, body.Stat.Mtime * 1000));
    }

    /// <summary>The data of a head whose commit is not before an instant.</summary>
    public static byte[] DataFor(long timestamp)
    {
        var data = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(data, timestamp);
        return data;
    }
}
