using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Answers echo requests for a router's own addresses, whole or in fragments (RFC 792, RFC 1812 section 4.3.3.6).</summary>
/// <param name="time">The clock.</param>
/// <param name="limit">How many packets are looked at.</param>
internal sealed class EchoHandler(TimeProvider time, PacketRateLimit limit) : IPacketHandler
{
    /// <summary>TTL of answers, as in the flows.</summary>
    public const byte TimeToLive = 128;

    private const int EchoHeaderSize = 8;
    private const int ChecksumOffset = 2;
    private const int UsualMtu = 1500;

    private static readonly TimeSpan ReassemblyTimeout = TimeSpan.FromSeconds(30);

    private readonly ConditionalWeakTable<IPacketSource, Ipv4Reassembler> _reassembly = [];
    private ushort _nextId = (ushort)Random.Shared.Next(ushort.MaxValue);

    public CookieClass Class => CookieClass.RouterEcho;

    public void Handle(PacketIn packet, IPacketSource source)
    {
        if (RoutedFrame.TryParse(packet.Data.Span) is not { Datagram: { Header.Protocol: IpProtocol.Icmp } part } frame
            || !limit.Admits(source, packet, () => FloodFlows.Against(packet, part.Header, source.Layout!))
            || frame.Ethernet.Destination.IsMulticast
            || !IcmpErrorRules.CanBeHost(part.Header.Source)
            || _reassembly.GetValue(source, _ => new Ipv4Reassembler(time, ReassemblyTimeout)).Add(part, packet.InPort) is not { } request
            || Answer(request, _nextId) is not { } answer)
        {
            return;
        }

        _nextId++;
        var mtu = source.Facts(IcmpFacts.Mtu, packet.Value(Registers.NetworkIn)) is [var known, ..] ? known : UsualMtu;
        foreach (var piece in answer.Fragment(mtu))
        {
            source.SendBack(packet, frame.Answer(piece));
        }
    }

    /// <summary>The answer to a datagram, or null if it is no valid echo request.</summary>
    private static Ipv4Datagram? Answer(Ipv4Datagram request, ushort id)
    {
        var message = request.Payload.ToArray();
        if (message.Length < EchoHeaderSize || (IcmpType)message[0] != IcmpType.EchoRequest || message[1] != 0 || Checksum.Of(message) != 0)
        {
            return null;
        }

        message[0] = (byte)IcmpType.EchoReply;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(ChecksumOffset), 0);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(ChecksumOffset), Checksum.Of(message));
        var header = new Ipv4Header
        {
            Dscp = request.Header.Dscp,
            Id = id,
            Ttl = TimeToLive,
            Protocol = IpProtocol.Icmp,
            Source = request.Header.Destination,
            Destination = request.Header.Source,
        };
        return new Ipv4Datagram(header, message);
    }
}
