using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A meter as the switch reports it (ofp_meter_config).</summary>
/// <param name="Meter">The meter.</param>
public sealed record MeterConfig(MeterEntry Meter) : IWireElement
{
    /// <summary>Reads an element.</summary>
    /// <param name="reader">Stands on the element.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static MeterConfig Read(ref WireReader reader)
    {
        var length = reader.ReadUInt16("length");
        var body = reader.Window(length - 2, "meter_config");
        var flags = (MeterFlags)body.ReadUInt16("flags");
        var meterId = body.ReadUInt32("meter_id");
        return new MeterConfig(new MeterEntry(meterId, flags, WireLists.ReadRest(ref body, "bands", MeterBand.Read)));
    }

    /// <summary>Writes the element.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(0);
        writer.WriteUInt16((ushort)Meter.Flags);
        writer.WriteUInt32(Meter.MeterId);
        WireLists.WriteAll(ref writer, Meter.Bands);
        writer.PatchUInt16(start, writer.Position - start, "length");
    }
}
