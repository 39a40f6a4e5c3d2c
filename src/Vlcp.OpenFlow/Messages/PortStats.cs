using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of a port (ofp_port_stats).</summary>
/// <param name="Port">The port.</param>
/// <param name="Counters">What every port counts.</param>
/// <param name="DurationSeconds">How long the port lives.</param>
/// <param name="DurationNanoseconds">And the fraction of the second.</param>
public sealed record PortStats(uint Port, PortCounters Counters, uint DurationSeconds, uint DurationNanoseconds)
{
    /// <summary>What an Ethernet port counts besides.</summary>
    public EthernetErrors Ethernet { get; init; } = EthernetErrors.None;

    /// <summary>What an optical port measures, or null; since 1.4.</summary>
    public OpticalCounters? Optical { get; init; }

    /// <summary>What experimenters say; since 1.4.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];
}
