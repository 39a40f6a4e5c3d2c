using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>The counters of an IPFIX exporter (nx_ipfix_stats_reply).</summary>
[WireStruct]
public sealed partial record IpfixStats
{
    /// <summary>Flows that were exported.</summary>
    public ulong TotalFlows { get; init; }

    /// <summary>Flows that are in the cache now.</summary>
    public ulong CurrentFlows { get; init; }

    /// <summary>Packets that were sampled.</summary>
    public ulong Packets { get; init; }

    /// <summary>Sampled packets of IPv4.</summary>
    public ulong Ipv4Packets { get; init; }

    /// <summary>Sampled packets of IPv6.</summary>
    public ulong Ipv6Packets { get; init; }

    /// <summary>Sampled packets with errors.</summary>
    public ulong ErrorPackets { get; init; }

    /// <summary>Sampled packets of IPv4 with errors.</summary>
    public ulong Ipv4ErrorPackets { get; init; }

    /// <summary>Sampled packets of IPv6 with errors.</summary>
    public ulong Ipv6ErrorPackets { get; init; }

    /// <summary>IPFIX messages that were sent.</summary>
    public ulong SentPackets { get; init; }

    /// <summary>IPFIX messages that could not be sent.</summary>
    public ulong SendErrors { get; init; }

    /// <summary>The collector set; 0 for the bridge's exporter.</summary>
    [PadAfter(4)]
    public uint CollectorSetId { get; init; }
}
