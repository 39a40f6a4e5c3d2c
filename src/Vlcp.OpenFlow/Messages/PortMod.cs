using Vlcp.OpenFlow.V14;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Changes a port.</summary>
/// <param name="Port">The port.</param>
/// <param name="HardwareAddress">The port's address, as a check.</param>
/// <param name="Config">The new settings.</param>
/// <param name="Mask">Which settings change.</param>
/// <param name="Advertise">Link modes to offer; 0 changes nothing.</param>
public sealed record PortMod(uint Port, MacAddress HardwareAddress, PortConfig Config, PortConfig Mask, uint Advertise) : OpenFlowMessage
{
    private const ushort EthernetProperty = 0;

    /// <inheritdoc/>
    public override MessageType Type => MessageType.PortMod;

    internal static PortMod ReadBody(ref WireReader reader, OpenFlowVersion version)
    {
        var port = reader.ReadUInt32("port_no");
        reader.Skip(4, "pad");
        var address = MacAddress.Read(ref reader, "hw_addr");
        reader.Skip(2, "pad");
        var config = (PortConfig)reader.ReadUInt32("config");
        var mask = (PortConfig)reader.ReadUInt32("mask");
        return new PortMod(port, address, config, mask, ReadAdvertise(ref reader, version));
    }

    private static uint ReadAdvertise(ref WireReader reader, OpenFlowVersion version)
    {
        uint advertise = 0;
        if (version < OpenFlowVersion.V14)
        {
            advertise = reader.ReadUInt32("advertise");
            reader.Skip(4, "pad");
            return advertise;
        }
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            advertise = type == EthernetProperty ? content.ReadUInt32("advertise") : advertise;
        }
        return advertise;
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        writer.WriteUInt32(Port);
        writer.Skip(4);
        MacAddress.Write(ref writer, HardwareAddress);
        writer.Skip(2);
        writer.WriteUInt32((uint)Config);
        writer.WriteUInt32((uint)Mask);
        if (version < OpenFlowVersion.V14)
        {
            writer.WriteUInt32(Advertise);
            writer.Skip(4);
        }
        else if (Advertise != 0)
        {
            PropertyList.WriteHeader(ref writer, EthernetProperty, 4);
            writer.WriteUInt32(Advertise);
        }
    }
}
