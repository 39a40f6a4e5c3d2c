using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Reports packets to their senders in the name of a router, so many a second at most (RFC 1812 section 4.3.2).</summary>
/// <param name="limit">How many.</param>
internal sealed class IcmpErrorSender(PacketRateLimit limit)
{
    // The report with all headers is to have at most 576 bytes; 20 for the IP header and 8 for that of ICMP go off.
    private const int LargestQuote = 548;
    private const byte TimeToLive = 64;

    // "Internetwork control", as errors take precedence over what causes them (RFC 1812 section 4.3.2.5).
    private const byte ClassSelector6 = 48;

    /// <summary>Reports a packet, unless it may not be reported, its router is not known here, or the limit is reached.</summary>
    /// <param name="packet">The packet.</param>
    /// <param name="source">The switch that it came from.</param>
    /// <param name="type">What is wrong with it.</param>
    /// <param name="code">What exactly.</param>
    /// <param name="parameter">Detail of the code.</param>
    public void Report(PacketIn packet, IPacketSource source, IcmpType type, byte code, uint parameter = 0)
    {
        if (RoutedFrame.TryParse(packet.Data.Span) is not { } frame
            || !IcmpErrorRules.Permit(frame)
            || Reporter(packet, source, frame.Datagram.Header.Source) is not { } router
            || !limit.Admits(source, packet, () => FloodFlows.Against(packet, frame.Datagram.Header, source.Layout!)))
        {
            return;
        }

        // Quoted as it came, so that the sender finds its own packet.
        var datagram = packet.Data.Span.Slice(RoutedFrame.HeaderSize, frame.Datagram.Header.TotalLength);
        var error = IcmpError.Of(type, code, datagram[..Math.Min(datagram.Length, LargestQuote)]) with { Parameter = parameter };
        var report = new Packet
        {
            Ethernet = frame.Ethernet with { Destination = frame.Ethernet.Source, Source = frame.Ethernet.Destination },
            Ipv4 = new Ipv4Header
            {
                Dscp = ClassSelector6,

                // A datagram that nobody may fragment needs no id (RFC 6864).
                DontFragment = true,
                Ttl = TimeToLive,
                Protocol = IpProtocol.Icmp,
                Source = router,
                Destination = frame.Datagram.Header.Source,
            },
            Icmp = error,
        };
        source.SendBack(packet, report.ToBytes());
    }

    // The address that the router has on the side that the packet came from; null if it has none, or nobody can have sent the packet.
    private static Ipv4Address? Reporter(PacketIn packet, IPacketSource source, Ipv4Address sender)
    {
        if (source.Facts(RouterFacts.NetworkOfNumber, packet.Value(Registers.NetworkIn)) is not [var network, ..])
        {
            return null;
        }

        var own = source.Facts(RouterFacts.InterfacesOfNetwork, network.NetworkKey)
            .Where(place => place.RouterNumber == RouterOf(packet))
            .OrderByDescending(place => place.Prefix.Contains(sender))
            .FirstOrDefault();
        return own is null || own.Address == sender || IsEveryone(own.Prefix, sender) ? null : own.Address;
    }

    // A wide register comes in two halves.
    private static ulong RouterOf(PacketIn packet)
    {
        var register = NxmFields.XReg(1);
        return packet.Match[register] is { } whole
            ? (ulong)whole.Value
            : (ulong)(packet.Match[NxmFields.Reg(2)]?.Value ?? 0) << 32 | (ulong)(packet.Match[NxmFields.Reg(3)]?.Value ?? 0);
    }

    private static bool IsEveryone(Ipv4Network subnet, Ipv4Address address) =>
        subnet.PrefixLength < 31 && (address == subnet.Broadcast || address == subnet.Address);
}
