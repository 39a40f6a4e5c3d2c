using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Reports each packet of a class with the same error.</summary>
/// <param name="about">The class.</param>
/// <param name="type">What is wrong with its packets.</param>
/// <param name="code">What exactly.</param>
/// <param name="sender">Sends the reports.</param>
internal sealed class IcmpErrorHandler(CookieClass about, IcmpType type, byte code, IcmpErrorSender sender) : IPacketHandler
{
    public CookieClass Class => about;

    public void Handle(PacketIn packet, IPacketSource source) => sender.Report(packet, source, type, code);
}
