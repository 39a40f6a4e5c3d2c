using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks for the counters of meters.</summary>
/// <param name="MeterId">Which one; all without it.</param>
public sealed record MeterStatsRequest(uint MeterId = 0xffffffff) : MultipartRequest<MeterStatsReply>
{
    /// <inheritdoc/>
    public override MultipartType MultipartType => MultipartType.Meter;

    internal static MeterStatsRequest ReadParameters(ref WireReader reader)
    {
        var request = new MeterStatsRequest(reader.ReadUInt32("meter_id"));
        reader.Skip(4, "pad");
        return request;
    }

    internal override void WriteParameters(ref WireWriter writer)
    {
        writer.WriteUInt32(MeterId);
        writer.Skip(4);
    }
}
