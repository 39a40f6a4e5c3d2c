using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Follows the ports of a network, wherever they are, and the other addresses that the switch answers for.</summary>
internal sealed record ArpNetworkProducer(string NetworkKey, ArpStrategy Strategy) : Producer
{
    public override string Feature => "arpresponder";

    public override string Subject => $"network {NetworkKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (Strategy.Prepush)
        {
            context.StartEachMember<LogicalPort>("network", NetworkKey, key => new ArpPortProducer(key, Strategy));
        }

        context.StartEachFact(NetworkFacts.ProxyArp, NetworkKey, entry => new ProxyArpProducer(NetworkKey, entry));
    }
}
