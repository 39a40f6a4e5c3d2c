using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>Answers packets that flows of one class hand to the controller.</summary>
internal interface IPacketHandler
{
    /// <summary>The class of flows whose packets the handler gets.</summary>
    CookieClass Class { get; }

    /// <summary>Looks at a packet.</summary>
    /// <param name="frame">The frame as it came in.</param>
    /// <param name="inPort">OpenFlow number of the port.</param>
    /// <param name="facts">The computation of the switch, for its facts.</param>
    /// <returns>A frame to send back by the same port, or null.</returns>
    byte[]? Handle(ReadOnlySpan<byte> frame, uint inPort, ProducerEngine facts);
}
