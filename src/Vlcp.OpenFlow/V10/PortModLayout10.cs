using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_port_mod of 1.0.</summary>
//  0 port_no (2) | 2 hw_addr (6) | 8 config (4) | 12 mask (4) | 16 advertise (4) | 20 pad (4)
internal static class PortModLayout10
{
    public static PortMod Read(ref WireReader reader)
    {
        var port = PortNumber16.Read(ref reader, "port_no");
        var address = MacAddress.Read(ref reader, "hw_addr");
        var config = (PortConfig)reader.ReadUInt32("config");
        var mask = (PortConfig)reader.ReadUInt32("mask");
        var mod = new PortMod(port, address, config, mask, PortLayout10.ReadFeatures(ref reader, "advertise"));
        reader.Skip(4, "pad");
        return mod;
    }

    public static void Write(ref WireWriter writer, PortMod mod)
    {
        PortNumber16.Write(ref writer, mod.Port, "port_no");
        MacAddress.Write(ref writer, mod.HardwareAddress);
        writer.WriteUInt32((uint)mod.Config);
        writer.WriteUInt32((uint)mod.Mask);
        PortLayout10.WriteFeatures(ref writer, mod.Advertise);
        writer.Skip(4);
    }
}
