using Vlcp.OpenFlow.Oxs;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Sums over flows.</summary>
/// <param name="Sums">The sums.</param>
public sealed record AggregateStatsReply(AggregateStats Sums) : MultipartReply
{
    /// <summary>What 1.5 tells besides, or where it leaves sums out; null when it tells just the usual ones.</summary>
    public FlowCounters? Counters { get; init; }

    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Aggregate;

    internal static AggregateStatsReply ReadContent(ref WireReader reader)
    {
        if (reader.Version() < OpenFlowVersion.V15)
        {
            return new AggregateStatsReply(AggregateStats.Read(ref reader));
        }
        var counters = FlowCounters.Read(ref reader);
        var sums = new AggregateStats
        {
            PacketCount = counters.PacketCount ?? 0,
            ByteCount = counters.ByteCount ?? 0,
            FlowCount = counters.FlowCount ?? 0,
        };
        return new AggregateStatsReply(sums) { Counters = Usual(sums) == counters ? null : counters };
    }

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version < OpenFlowVersion.V15)
        {
            Sums.Write(ref writer);
        }
        else
        {
            (Counters ?? Usual(Sums)).Write(ref writer);
        }
    }

    private static FlowCounters Usual(AggregateStats sums) =>
        new() { FlowCount = sums.FlowCount, PacketCount = sums.PacketCount, ByteCount = sums.ByteCount };
}
