using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Compares packets that are routed to a network with its MTU.</summary>
internal sealed record IcmpNetworkProducer(string NetworkKey) : Producer
{
    public override string Feature => "icmpresponder";

    public override string Subject => $"network {NetworkKey}";

    public override int Stage => 3;

    public override void Produce(ProducerContext context)
    {
        // What exceeds 16 bits with its header cannot be compared, and no switch forwards such frames.
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0 and var number, Mtu: { } mtu }
            || mtu + RoutedFrame.HeaderSize > ushort.MaxValue)
        {
            return;
        }

        context.State(IcmpFacts.Mtu, number, mtu);
        if (context.Read(RouterFacts.RoutedNetwork, NetworkKey).Count > 0)
        {
            context.Emit(IcmpFlows.CheckSize(context, number, (ushort)(mtu + RoutedFrame.HeaderSize)));
        }
    }
}
