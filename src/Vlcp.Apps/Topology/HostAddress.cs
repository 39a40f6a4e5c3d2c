using System.Net;

namespace Vlcp.Apps.Topology;

/// <summary>The address that the sender of a packet says it has.</summary>
internal static class HostAddress
{
    private const int NetworkOffset = 14;
    private const ushort Arp = 0x0806;
    private const ushort Ipv4 = 0x0800;
    private const ushort Ipv6 = 0x86dd;
    private const int ArpSender = 14;
    private const int Ipv4Source = 12;
    private const int Ipv6Source = 8;

    /// <summary>The address, or null for packets without one.</summary>
    public static IPAddress? Of(ushort etherType, ReadOnlySpan<byte> frame)
    {
        var (offset, size) = etherType switch
        {
            Arp => (NetworkOffset + ArpSender, 4),
            Ipv4 => (NetworkOffset + Ipv4Source, 4),
            Ipv6 => (NetworkOffset + Ipv6Source, 16),
            _ => (0, 0),
        };
        if (size == 0 || frame.Length < offset + size)
        {
            return null;
        }
        var address = new IPAddress(frame.Slice(offset, size));
        // A host that has no address yet, or asks whether one is free.
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) ? null : address;
    }
}
