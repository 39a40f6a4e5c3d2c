using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features;

/// <summary>
/// Stands between a network and the producers of its ports: a change of what a network tells its guests, such as the MTU, runs this
/// one and not one for each port.
/// </summary>
internal sealed record NetworkPlaceProducer(string NetworkKey) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => $"place of {NetworkKey}";

    // Before the ports, all of which wait for it when a switch starts.
    public override int Stage => -1;

    /// <summary>The place of a network; null until it is known, and while the network is not in the store.</summary>
    public static NetworkPlace? Read(ProducerContext context, string networkKey)
    {
        context.Start(new NetworkPlaceProducer(networkKey));
        return context.Read(NetworkFacts.Places, networkKey) is [var place, ..] ? place : null;
    }

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is { Number: > 0 } network)
        {
            context.State(NetworkFacts.Places, NetworkKey, new NetworkPlace(network.Number, network.PhysicalNetwork.Key));
        }
    }
}
