using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The counters of a queue (ofp_queue_stats).</summary>
[WireStruct]
public sealed partial record QueueCounters
{
    /// <summary>The port.</summary>
    public uint Port { get; init; }

    /// <summary>The queue.</summary>
    public uint QueueId { get; init; }

    /// <summary>Bytes sent.</summary>
    public ulong SentBytes { get; init; }

    /// <summary>Packets sent.</summary>
    public ulong SentPackets { get; init; }

    /// <summary>Packets dropped because there were too many.</summary>
    public ulong SentErrors { get; init; }

    /// <summary>How long it lives.</summary>
    public uint DurationSeconds { get; init; }

    /// <summary>And the fraction of the second.</summary>
    public uint DurationNanoseconds { get; init; }

    /// <summary>What experimenters say; since 1.4.</summary>
    [WireIgnore]
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];
}
