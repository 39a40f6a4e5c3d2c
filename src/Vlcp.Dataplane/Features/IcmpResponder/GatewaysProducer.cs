using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Follows the subnets of a network of local ports.</summary>
internal sealed record GatewaysProducer(string NetworkKey, IcmpStrategy Strategy) : Producer
{
    public override string Feature => "icmpresponder";

    public override string Subject => $"gateways of {NetworkKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context) =>
        context.StartEachMember<SubNet>("network", NetworkKey, key => new GatewayProducer(key, Strategy));
}
