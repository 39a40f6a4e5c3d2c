using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>
/// Follows the ports of a network, here and on other servers, for one form of its tunnel: with another VNI, port or address it is
/// another producer, and all that depends on them is made anew.
/// </summary>
internal sealed record VxlanPortsProducer(SwitchIdentity Switch, VxlanTunnel Tunnel, bool Prepush) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => $"ports of {Tunnel.NetworkKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        context.StartEachFact(
            NetworkFacts.EndpointsOfNetwork, Tunnel.NetworkKey, endpoint => new VxlanLocalPortProducer(endpoint.PortId, Switch, Tunnel));
        if (Prepush)
        {
            context.StartEachMember<LogicalPortVxlanInfo>("network", Tunnel.NetworkKey, key => new VxlanRemotePortProducer(key, Tunnel));
        }
    }
}
