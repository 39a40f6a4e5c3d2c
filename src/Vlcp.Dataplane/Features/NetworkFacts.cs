using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features;

/// <summary>The facts in which the features of the network model meet. Networks and physical networks are given by their object keys.</summary>
public static class NetworkFacts
{
    /// <summary>Logical ports that this switch has, by their id; at most one fact an id.</summary>
    public static readonly Relation<string, LocalEndpoint> EndpointOfPort = new("endpoint-of-port");

    /// <summary>Logical ports that this switch has, by their network.</summary>
    public static readonly Relation<string, LocalEndpoint> EndpointsOfNetwork = new("endpoints-of-network");

    /// <summary>Logical networks that this switch takes part in, with the reasons.</summary>
    public static readonly Relation<string, string> Present = new("present-networks");

    /// <summary>Ports of this switch that lead to a physical network.</summary>
    public static readonly Relation<string, Uplink> Uplinks = new("uplinks");

    /// <summary>Where a frame for everyone in a logical network goes, by parts of the network; <see cref="StateFloodTarget"/> states it.</summary>
    public static readonly Relation<FloodPart, FloodTarget> Flood = new("flood-targets");

    /// <summary>The numbers of the parts of a logical network that have members.</summary>
    public static readonly Relation<string, int> FloodParts = new("flood-parts");

    /// <summary>Addresses, beside those of ports, for which the switch answers ARP requests.</summary>
    public static readonly Relation<string, ProxyArpEntry> ProxyArp = new("proxy-arp");

    /// <summary>The part of a logical network that flows depend on; at most one fact a network.</summary>
    internal static readonly Relation<string, NetworkPlace> Places = new("places");

    /// <summary>States that a frame for everyone in a logical network goes there, too.</summary>
    /// <param name="context">The producer that knows.</param>
    /// <param name="networkKey">The network, by its object key.</param>
    /// <param name="target">Where it goes.</param>
    public static void StateFloodTarget(this ProducerContext context, string networkKey, FloodTarget target)
    {
        context.State(Flood, new FloodPart(networkKey, target.Part), target);
        context.State(FloodParts, networkKey, target.Part);
    }
}
