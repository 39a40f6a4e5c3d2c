using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Echo request or reply of ICMPv6.</summary>
//  4 id (2) | 6 sequence (2) | 8 data
[WireStruct]
[WireCase(Icmpv6Type.EchoRequest)]
[WireCase(Icmpv6Type.EchoReply)]
public sealed partial record Icmpv6Echo : Icmpv6Message
{
    /// <summary>Names the conversation.</summary>
    public ushort Id { get; init; }

    /// <summary>Counts the requests.</summary>
    public ushort Sequence { get; init; }

    /// <summary>Comes back unchanged.</summary>
    [Remaining]
    public WireBytes Data { get; init; }

    /// <summary>A request.</summary>
    public static Icmpv6Echo Request(ushort id, ushort sequence, WireBytes data) =>
        new() { Type = Icmpv6Type.EchoRequest, Id = id, Sequence = sequence, Data = data };

    /// <summary>The answer to this request.</summary>
    public Icmpv6Echo Reply() => this with { Type = Icmpv6Type.EchoReply, Checksum = 0 };
}
