using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of a meter (ofp_meter_stats).</summary>
/// <param name="MeterId">The meter.</param>
/// <param name="FlowCount">Flows that use it.</param>
/// <param name="Input">Packets and bytes that came in.</param>
/// <param name="DurationSeconds">How long it lives.</param>
/// <param name="DurationNanoseconds">And the fraction of the second.</param>
/// <param name="Bands">Packets and bytes of each band.</param>
public sealed record MeterStats(
    uint MeterId, uint FlowCount, PacketCounter Input, uint DurationSeconds, uint DurationNanoseconds, WireList<PacketCounter> Bands)
    : IWireElement
{
    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static MeterStats Read(ref WireReader reader)
    {
        var meterId = reader.ReadUInt32("meter_id");
        var length = reader.ReadUInt16("len");
        var body = reader.Window(length - 6, "meter_stats");
        body.Skip(6, "pad");
        return new MeterStats(
            meterId, body.ReadUInt32("flow_count"), PacketCounter.Read(ref body),
            body.ReadUInt32("duration_sec"), body.ReadUInt32("duration_nsec"),
            WireLists.ReadRest(ref body, "band_stats", PacketCounter.Read));
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt32(MeterId);
        writer.WriteUInt16(0);
        writer.Skip(6);
        writer.WriteUInt32(FlowCount);
        Input.Write(ref writer);
        writer.WriteUInt32(DurationSeconds);
        writer.WriteUInt32(DurationNanoseconds);
        WireLists.WriteAll(ref writer, Bands);
        writer.PatchUInt16(start + 4, writer.Position - start, "length");
    }
}
