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

    /// <summary>Where a frame for everyone in a logical network goes.</summary>
    public static readonly Relation<string, FloodTarget> Flood = new("flood-targets");

    /// <summary>Addresses, beside those of ports, for which the switch answers ARP requests.</summary>
    public static readonly Relation<string, ProxyArpEntry> ProxyArp = new("proxy-arp");

    /// <summary>The part of a logical network that flows depend on; at most one fact a network.</summary>
    internal static readonly Relation<string, NetworkPlace> Places = new("places");
}
