using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Counters of meters.</summary>
/// <param name="Meters">The elements of this part.</param>
public sealed record MeterStatsReply(WireList<MeterStats> Meters) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Meter;

    internal static MeterStatsReply ReadContent(ref WireReader reader) =>
        new(WireLists.ReadRest<MeterStats>(ref reader, "meters", MeterStats.Read));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => WireLists.WriteAll(ref writer, Meters);
}
