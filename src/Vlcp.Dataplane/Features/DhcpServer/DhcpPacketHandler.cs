using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>Answers the DHCP requests that switches hand to the controller.</summary>
internal sealed class DhcpPacketHandler(ILogger logger) : IPacketHandler
{
    private const byte TimeToLive = 128;

    public CookieClass Class => CookieClass.Dhcp;

    public void Handle(PacketIn packet, IPacketSource source)
    {
        if (source.Facts(DhcpFacts.Binding, packet.InPort) is not [var binding, ..])
        {
            logger.LogDebug("A DHCP message from port {PortNumber}, which is not served, is ignored", packet.InPort);
            return;
        }

        var (reply, reason, level) = Answer(packet.Data.Span, binding);
        logger.Log(level, "DHCP on port {Port} ({PortNumber}): {Reason}", binding.PortId, packet.InPort, reason);
        if (reply is not null)
        {
            source.Send(new PacketOut(reply, [new OutputAction(packet.InPort)]));
        }
    }

    /// <summary>The reply to a frame; never throws, whatever the frame holds.</summary>
    /// <returns>The frame to send back or null, why, and how much that concerns an operator.</returns>
    public static (byte[]? Reply, string Reason, LogLevel Level) Answer(ReadOnlySpan<byte> frame, DhcpBinding binding)
    {
        try
        {
            // The checksum of the request is not looked at: a guest may leave it to hardware that is not there.
            var packet = Packet.Parse(frame);
            if (packet is not { Ipv4: not null, Udp.DestinationPort: DhcpMessage.ServerPort, Vlans.Count: 0 })
            {
                return (null, "not a whole UDP datagram to a DHCP server", LogLevel.Debug);
            }

            var decision = DhcpResponder.Decide(binding, DhcpMessage.FromBytes(packet.Payload), packet.Ethernet.Source);
            return (decision.Reply is { } reply ? ToFrame(reply, binding) : null, decision.Reason, decision.Level);
        }
        catch (WireFormatException malformed)
        {
            return (null, $"malformed: {malformed.Message}", LogLevel.Debug);
        }
    }

    private static byte[] ToFrame(DhcpReply reply, DhcpBinding binding) => new Packet
    {
        Ethernet = new EthernetHeader { Destination = reply.DestinationMac, Source = binding.ServerMac, Type = EtherType.Ipv4 },

        // A datagram that nobody may fragment needs no id (RFC 6864).
        Ipv4 = new Ipv4Header
        {
            DontFragment = true,
            Ttl = TimeToLive,
            Protocol = IpProtocol.Udp,
            Source = binding.ServerAddress,
            Destination = reply.Destination,
        },
        Udp = new UdpHeader { SourcePort = DhcpMessage.ServerPort, DestinationPort = DhcpMessage.ClientPort },
        Payload = reply.Message.ToPayload(),
    }.ToBytes();
}
