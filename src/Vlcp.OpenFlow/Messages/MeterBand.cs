using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What a meter does above a rate (ofp_meter_band_header).</summary>
/// <param name="Type">1: drop; 2: lower the priority of differentiated services; 0xffff: an experimenter's.</param>
/// <param name="Rate">The rate from which the band applies, in the meter's unit.</param>
/// <param name="BurstSize">The burst that is allowed, in the meter's unit.</param>
/// <param name="Parameters">The bytes that depend on the type: 4 for drop (zero) and for dscp (levels, zero, zero, zero).</param>
//  0 type (2) | 2 len (2) | 4 rate (4) | 8 burst_size (4) | 12 parameters
public sealed record MeterBand(ushort Type, uint Rate, uint BurstSize, WireBytes Parameters) : IWireElement
{
    /// <summary>A band that drops packets above a rate.</summary>
    /// <param name="rate">The rate in the meter's unit.</param>
    /// <param name="burstSize">The burst in the meter's unit.</param>
    public static MeterBand Drop(uint rate, uint burstSize = 0) => new(1, rate, burstSize, [0, 0, 0, 0]);

    /// <summary>A band that lowers the priority of packets above a rate.</summary>
    /// <param name="rate">The rate in the meter's unit.</param>
    /// <param name="burstSize">The burst in the meter's unit.</param>
    /// <param name="levels">By how many levels the drop precedence rises.</param>
    public static MeterBand RemarkDscp(uint rate, uint burstSize, byte levels) => new(2, rate, burstSize, [levels, 0, 0, 0]);

    /// <summary>Reads a band.</summary>
    /// <param name="reader">Stands on the band's type.</param>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    public static MeterBand Read(ref WireReader reader)
    {
        var type = reader.ReadUInt16("band.type");
        var length = reader.ReadUInt16("band.len");
        var body = reader.Window(length - 4, "band");
        return new MeterBand(
            type, body.ReadUInt32("rate"), body.ReadUInt32("burst_size"), body.ReadBytes(body.Remaining, "band"));
    }

    /// <summary>Writes the band.</summary>
    /// <param name="writer">The message.</param>
    public void Write(ref WireWriter writer)
    {
        var start = writer.Position;
        writer.WriteUInt16(Type);
        writer.WriteUInt16(0);
        writer.WriteUInt32(Rate);
        writer.WriteUInt32(BurstSize);
        writer.WriteBytes(Parameters);
        writer.PatchUInt16(start + 2, writer.Position - start, "length");
    }
}
