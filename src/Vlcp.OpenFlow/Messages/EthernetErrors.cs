using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What an Ethernet port counts besides; all ones stand for: not counted.</summary>
[WireStruct]
public sealed partial record EthernetErrors
{
    /// <summary>Nothing counted.</summary>
    public static EthernetErrors None { get; } = new();

    /// <summary>Frames out of alignment.</summary>
    public ulong FrameErrors { get; init; }

    /// <summary>Packets that came too fast.</summary>
    public ulong Overruns { get; init; }

    /// <summary>Wrong checksums.</summary>
    public ulong CrcErrors { get; init; }

    /// <summary>Collisions.</summary>
    public ulong Collisions { get; init; }
}
