using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What every port counts; all ones stand for: not counted.</summary>
[WireStruct]
public sealed partial record PortCounters
{
    /// <summary>Packets received.</summary>
    public ulong ReceivedPackets { get; init; }

    /// <summary>Packets sent.</summary>
    public ulong SentPackets { get; init; }

    /// <summary>Bytes received.</summary>
    public ulong ReceivedBytes { get; init; }

    /// <summary>Bytes sent.</summary>
    public ulong SentBytes { get; init; }

    /// <summary>Received packets that were dropped.</summary>
    public ulong ReceivedDropped { get; init; }

    /// <summary>Packets dropped instead of sent.</summary>
    public ulong SentDropped { get; init; }

    /// <summary>Errors on receiving.</summary>
    public ulong ReceivedErrors { get; init; }

    /// <summary>Errors on sending.</summary>
    public ulong SentErrors { get; init; }
}
