using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>What decides about the flows of routers.</summary>
/// <param name="Mac">The routers' MAC address towards local ports.</param>
/// <param name="OutMacMask">What makes the routers' MAC address towards an uplink of the uplink's own, by exclusive or.</param>
/// <param name="Prepush">Neighbours on other servers are written into the switch too, instead of being asked for.</param>
internal sealed record RouterSettings(MacAddress Mac, MacAddress OutMacMask, bool Prepush)
{
    /// <summary>The routers' MAC address in a network that leaves by an uplink.</summary>
    public MacAddress OutMac(Uplink? uplink) => uplink is null ? Mac : new MacAddress(uplink.Mac.Value ^ OutMacMask.Value);
}
