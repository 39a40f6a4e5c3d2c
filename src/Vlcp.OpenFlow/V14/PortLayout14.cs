using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_port of 1.4: 40 bytes and properties.</summary>
//  0 port_no (4) | 4 length (2) | 8 hw_addr (6) | 16 name (16) | 32 config (4) | 36 state (4) | 40 properties
internal static class PortLayout14
{
    private const int NameSize = 16;
    private const int FixedSize = 40;
    private const ushort EthernetProperty = 0;
    private const int EthernetSize = 4 + EthernetFeatures.Size;

    public static PortDescription Read(ref WireReader reader)
    {
        var number = reader.ReadUInt32("port_no");
        var length = reader.ReadUInt16("length");
        // The 6 bytes that number and length take are read already.
        var body = reader.Window(length - 6, "port");
        body.Skip(2, "pad");
        var address = MacAddress.Read(ref body, "hw_addr");
        body.Skip(2, "pad");
        return new PortDescription(
            number, address,
            body.ReadFixedText(NameSize, "name"),
            (PortConfig)body.ReadUInt32("config"),
            (PortState)body.ReadUInt32("state"))
        {
            Ethernet = ReadEthernet(ref body),
        };
    }

    public static void Write(ref WireWriter writer, PortDescription port)
    {
        var hasEthernet = port.Ethernet != EthernetFeatures.None;
        writer.WriteUInt32(port.Number);
        writer.WriteUInt16((ushort)(FixedSize + (hasEthernet ? PropertyList.HeaderSize + EthernetSize : 0)));
        writer.Skip(2);
        MacAddress.Write(ref writer, port.HardwareAddress);
        writer.Skip(2);
        writer.WriteFixedText(port.Name, NameSize, "name");
        writer.WriteUInt32((uint)port.Config);
        writer.WriteUInt32((uint)port.State);
        if (hasEthernet)
        {
            PropertyList.WriteHeader(ref writer, EthernetProperty, EthernetSize);
            writer.Skip(4);
            port.Ethernet.Write(ref writer);
        }
    }

    private static EthernetFeatures ReadEthernet(ref WireReader reader)
    {
        var features = EthernetFeatures.None;
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            if (type == EthernetProperty)
            {
                content.Skip(4, "pad");
                features = EthernetFeatures.Read(ref content);
            }
        }
        return features;
    }
}
