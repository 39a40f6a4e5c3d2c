using System.Globalization;
using System.Text;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.Firewalling;

/// <summary>A packet in one line of a log.</summary>
internal static class PacketText
{
    public static string Of(WireBytes frame)
    {
        try
        {
            return Of(Packet.Parse(frame));
        }
        catch (WireFormatException)
        {
            return $"{frame.Length} bytes that are no packet";
        }
    }

    private static string Of(Packet packet)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{packet.Ethernet.Source} > {packet.Ethernet.Destination}");
        foreach (var tag in packet.Vlans)
        {
            text.Append(CultureInfo.InvariantCulture, $", vlan {tag.Id}");
        }
        if (packet.Arp is { } arp)
        {
            text.Append(CultureInfo.InvariantCulture, $", ARP {arp.SenderIp} > {arp.TargetIp}");
        }
        else if (packet.Ipv4 is { } ip)
        {
            text.Append(CultureInfo.InvariantCulture, $", {ip.Source} > {ip.Destination} {packet.Protocol}");
        }
        else if (packet.Ipv6 is { } ip6)
        {
            text.Append(CultureInfo.InvariantCulture, $", {ip6.Source} > {ip6.Destination} {packet.Protocol}");
        }
        else
        {
            text.Append(CultureInfo.InvariantCulture, $", type 0x{(ushort)packet.Type:x4}");
        }
        if (packet.Tcp is { } tcp)
        {
            text.Append(CultureInfo.InvariantCulture, $" {tcp.SourcePort} > {tcp.DestinationPort}");
        }
        else if (packet.Udp is { } udp)
        {
            text.Append(CultureInfo.InvariantCulture, $" {udp.SourcePort} > {udp.DestinationPort}");
        }
        return text.ToString();
    }
}
