using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Follows the networks in which the switch answers.</summary>
internal sealed record ArpResponderRoot(ArpStrategy Strategy) : Producer
{
    public override string Feature => "arpresponder";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context)
    {
        if (Strategy.DropOthers)
        {
            var others = ArpFlows.Requests(context, Priority.DropUnclaimed);
            context.Emit((Strategy.BroadcastOnly ? others.Match(Frames.ToMulticast) : others).ThenEnd());
        }

        context.StartEach(NetworkFacts.Present, key => new ArpNetworkProducer(key, Strategy));
    }
}
