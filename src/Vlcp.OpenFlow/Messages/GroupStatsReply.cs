using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Counters of groups.</summary>
/// <param name="Groups">The elements of this part.</param>
public sealed record GroupStatsReply(WireList<GroupStats> Groups) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Group;

    internal static GroupStatsReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<GroupStats>(ref reader, "groups", GroupStats.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Groups);
}
