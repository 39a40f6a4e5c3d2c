using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Counters of tables.</summary>
/// <param name="Tables">The elements of this part.</param>
public sealed record TableStatsReply(WireList<TableStats> Tables) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Table;

    internal static TableStatsReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<TableStats>(ref reader, "tables", TableStats.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Tables);
}
