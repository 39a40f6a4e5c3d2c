using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Echo request or reply.</summary>
//  4 id (2) | 6 sequence (2) | 8 data
[WireStruct]
public abstract partial record IcmpEcho : IcmpMessage
{
    /// <summary>Names the conversation.</summary>
    public ushort Id { get; init; }

    /// <summary>Counts the requests.</summary>
    public ushort Sequence { get; init; }

    /// <summary>Comes back unchanged.</summary>
    [Remaining]
    public WireBytes Data { get; init; }
}
