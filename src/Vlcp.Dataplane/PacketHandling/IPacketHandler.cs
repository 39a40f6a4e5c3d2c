using Vlcp.Dataplane.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Answers packets that flows of one class hand to the controller.</summary>
internal interface IPacketHandler
{
    /// <summary>The class of flows whose packets the handler gets.</summary>
    CookieClass Class { get; }

    /// <summary>Looks at a packet, and sends what follows from it through the switch, now or later. Called on the scheduler's thread.</summary>
    /// <param name="packet">The packet with the registers that it had in the pipeline.</param>
    /// <param name="source">The switch that it came from; it may be kept to send later.</param>
    void Handle(PacketIn packet, IPacketSource source);
}
