using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V13;

/// <summary>ofp_port of 1.3: 64 bytes.</summary>
//  0 port_no (4) | 8 hw_addr (6) | 16 name (16) | 32 config (4) | 36 state (4) | 40 Ethernet features (24)
internal static class PortLayout13
{
    private const int NameSize = 16;

    public static PortDescription Read(ref WireReader reader)
    {
        var number = reader.ReadUInt32("port_no");
        reader.Skip(4, "pad");
        var address = MacAddress.Read(ref reader, "hw_addr");
        reader.Skip(2, "pad");
        return new PortDescription(
            number, address,
            reader.ReadFixedText(NameSize, "name"),
            (PortConfig)reader.ReadUInt32("config"),
            (PortState)reader.ReadUInt32("state"))
        {
            Ethernet = EthernetFeatures.Read(ref reader),
        };
    }

    public static void Write(ref WireWriter writer, PortDescription port)
    {
        writer.WriteUInt32(port.Number);
        writer.Skip(4);
        MacAddress.Write(ref writer, port.HardwareAddress);
        writer.Skip(2);
        writer.WriteFixedText(port.Name, NameSize, "name");
        writer.WriteUInt32((uint)port.Config);
        writer.WriteUInt32((uint)port.State);
        port.Ethernet.Write(ref writer);
    }
}
