using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Hands the packets of a class to a method.</summary>
/// <param name="Class">The class of flows whose packets the method gets.</param>
/// <param name="Method">Takes them.</param>
internal sealed record PacketHandler(CookieClass Class, Action<PacketIn, IPacketSource> Method) : IPacketHandler
{
    public void Handle(PacketIn packet, IPacketSource source) => Method(packet, source);
}
