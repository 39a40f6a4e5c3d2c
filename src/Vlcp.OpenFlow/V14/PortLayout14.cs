using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.V15;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V14;

/// <summary>ofp_port of 1.4: 40 bytes and properties.</summary>
//  0 port_no (4) | 4 length (2) | 8 hw_addr (6) | 16 name (16) | 32 config (4) | 36 state (4) | 40 properties
internal static class PortLayout14
{
    private const int NameSize = 16;
    private const ushort EthernetProperty = 0;
    private const ushort OpticalProperty = 1;

    public static PortDescription Read(ref WireReader reader)
    {
        var number = reader.ReadUInt32("port_no");
        var length = reader.ReadUInt16("length");
        // The 6 bytes that number and length take are read already.
        var body = reader.Window(length - 6, "port");
        body.Skip(2, "pad");
        var address = MacAddress.Read(ref body, "hw_addr");
        body.Skip(2, "pad");
        var port = new PortDescription(
            number, address,
            body.ReadFixedText(NameSize, "name"),
            (PortConfig)body.ReadUInt32("config"),
            (PortState)body.ReadUInt32("state"));
        return ReadProperties(ref body, port);
    }

    public static void Write(ref WireWriter writer, PortDescription port)
    {
        var start = writer.Position;
        writer.WriteUInt32(port.Number);
        writer.Skip(4);
        MacAddress.Write(ref writer, port.HardwareAddress);
        writer.Skip(2);
        writer.WriteFixedText(port.Name, NameSize, "name");
        writer.WriteUInt32((uint)port.Config);
        writer.WriteUInt32((uint)port.State);
        // A property with nothing but zeros is not the same as none.
        if (!ReferenceEquals(port.Ethernet, EthernetFeatures.None))
        {
            var property = PropertyList.Begin(ref writer, EthernetProperty);
            writer.Skip(4);
            port.Ethernet.Write(ref writer);
            PropertyList.End(ref writer, property);
        }
        if (port.Optical is { } optical)
        {
            var property = PropertyList.Begin(ref writer, OpticalProperty);
            optical.Write(ref writer);
            PropertyList.End(ref writer, property);
        }
        PortPipeline15.Write(ref writer, port);
        WireLists.WriteAll(ref writer, port.OtherProperties);
        writer.PatchUInt16(start + 4, writer.Position - start, "length");
    }

    private static PortDescription ReadProperties(ref WireReader reader, PortDescription port)
    {
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref reader, out var type, out var content))
        {
            switch (type)
            {
                case EthernetProperty:
                    content.Skip(4, "pad");
                    port = port with { Ethernet = EthernetFeatures.Read(ref content) };
                    break;
                case OpticalProperty:
                    port = port with { Optical = OpticalFeatures.Read(ref content) };
                    break;
                default:
                    if (PortPipeline15.TryRead(port, type, ref content) is { } more)
                    {
                        port = more;
                    }
                    else
                    {
                        others.Add(UnknownProperty.Read(type, ref content));
                    }
                    break;
            }
        }
        return others.Count == 0 ? port : port with { OtherProperties = others.ToWireList() };
    }
}
