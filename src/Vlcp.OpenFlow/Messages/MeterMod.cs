using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Adds, changes or deletes a meter.</summary>
/// <param name="Command">What to do.</param>
/// <param name="Meter">The meter; for deletion its number is enough.</param>
public sealed record MeterMod(MeterModCommand Command, MeterEntry Meter) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.MeterMod;

    internal static MeterMod ReadBody(ref WireReader reader)
    {
        var command = (MeterModCommand)reader.ReadUInt16("command");
        var flags = (MeterFlags)reader.ReadUInt16("flags");
        var meterId = reader.ReadUInt32("meter_id");
        return new MeterMod(command, new MeterEntry(meterId, flags, WireLists.ReadRest(ref reader, "bands", MeterBand.Read)));
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt16((ushort)Command);
        writer.WriteUInt16((ushort)Meter.Flags);
        writer.WriteUInt32(Meter.MeterId);
        WireLists.WriteAll(ref writer, Meter.Bands);
    }
}
