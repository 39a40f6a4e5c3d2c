using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_phy_port of 1.0: 48 bytes, without speeds, and with other numbers for media and pauses than later.</summary>
//  0 port_no (2) | 2 hw_addr (6) | 8 name (16) | 24 config (4) | 28 state (4) | 32 curr, advertised, supported, peer (16)
internal static class PortLayout10
{
    private const int NameSize = 16;
    private const uint SpeedBits = 0x7f;
    private const int MediaShift = 4;

    public static PortDescription Read(ref WireReader reader)
    {
        var number = PortNumber16.Read(ref reader, "port_no");
        var address = MacAddress.Read(ref reader, "hw_addr");
        return new PortDescription(
            number, address, reader.ReadFixedText(NameSize, "name"),
            (PortConfig)reader.ReadUInt32("config"), (PortState)reader.ReadUInt32("state"))
        {
            Ethernet = new EthernetFeatures(
                ReadFeatures(ref reader, "curr"), ReadFeatures(ref reader, "advertised"),
                ReadFeatures(ref reader, "supported"), ReadFeatures(ref reader, "peer"), 0, 0),
        };
    }

    public static void Write(ref WireWriter writer, PortDescription port)
    {
        PortNumber16.Write(ref writer, port.Number, "port_no");
        MacAddress.Write(ref writer, port.HardwareAddress);
        writer.WriteFixedText(port.Name, NameSize, "name");
        writer.WriteUInt32((uint)port.Config);
        writer.WriteUInt32((uint)port.State);
        WriteFeatures(ref writer, port.Ethernet.Current);
        WriteFeatures(ref writer, port.Ethernet.Advertised);
        WriteFeatures(ref writer, port.Ethernet.Supported);
        WriteFeatures(ref writer, port.Ethernet.Peer);
    }

    public static uint ReadFeatures(ref WireReader reader, string field)
    {
        var features = reader.ReadUInt32(field);
        return (features & SpeedBits) | (features & ~SpeedBits) << MediaShift;
    }

    public static void WriteFeatures(ref WireWriter writer, uint features) =>
        writer.WriteUInt32((features & SpeedBits) | (features >> MediaShift & ~SpeedBits));
}
