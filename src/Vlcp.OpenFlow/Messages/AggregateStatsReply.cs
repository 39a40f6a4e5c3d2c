using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Sums over flows.</summary>
/// <param name="Sums">The sums.</param>
public sealed record AggregateStatsReply(AggregateStats Sums) : MultipartReply
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Aggregate;

    internal static AggregateStatsReply ReadContent(ref WireReader reader) => new(AggregateStats.Read(ref reader));

    internal override void WriteContent(ref WireWriter writer, OpenFlowVersion version) => Sums.Write(ref writer);
}
