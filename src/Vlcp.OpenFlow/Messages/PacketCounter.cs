using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Packets and bytes.</summary>
[WireStruct]
public sealed partial record PacketCounter : IWireElement
{
    /// <summary>Packets.</summary>
    public ulong PacketCount { get; init; }

    /// <summary>Bytes.</summary>
    public ulong ByteCount { get; init; }
}
