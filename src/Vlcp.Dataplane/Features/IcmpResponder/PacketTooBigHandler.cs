using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>
/// Deals with routed packets that are larger than the next link allows: one that must not be fragmented is reported with what the link
/// allows (RFC 1191 section 4), any other goes on in fragments (RFC 1812 section 5.2.6).
/// </summary>
/// <param name="sender">Sends the reports.</param>
/// <param name="limit">How many packets are fragmented.</param>
internal sealed class PacketTooBigHandler(IcmpErrorSender sender, PacketRateLimit limit) : IPacketHandler
{
    public CookieClass Class => CookieClass.PacketTooBig;

    public void Handle(PacketIn packet, IPacketSource source)
    {
        if (source.Facts(IcmpFacts.Mtu, packet.Value(Registers.NetworkOut)) is not [var mtu, ..]
            || RoutedFrame.TryParse(packet.Data.Span) is not { } frame)
        {
            return;
        }

        if (frame.Datagram.Header.DontFragment)
        {
            sender.Report(packet, source, IcmpType.DestinationUnreachable, (byte)IcmpUnreachableCode.FragmentationNeeded, (uint)mtu);
        }
        else if (limit.Admits(source, packet, () => FloodFlows.Against(packet, frame.Datagram.Header, source.Layout!)))
        {
            foreach (var fragment in frame.Datagram.Fragment(mtu))
            {
                source.Resume(packet, frame.Carry(fragment), PipelineTables.L3Output, Registers.PacketTooBig.Is(0));
            }
        }
    }
}
