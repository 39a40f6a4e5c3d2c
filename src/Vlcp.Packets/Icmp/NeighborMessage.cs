using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Neighbor solicitation or advertisement, RFC 4861 sections 4.3 and 4.4.</summary>
//  4 flags (3 bits), reserved (29) | 8 target (16) | 24 options
[WireStruct]
[WireCase(Icmpv6Type.NeighborSolicitation)]
[WireCase(Icmpv6Type.NeighborAdvertisement)]
public sealed partial record NeighborMessage : Icmpv6Message
{
    /// <summary>The sender is a router (advertisement only).</summary>
    [Bits(1)]
    public bool IsRouter { get; init; }

    /// <summary>Answers a solicitation (advertisement only).</summary>
    [Bits(1)]
    public bool IsSolicited { get; init; }

    /// <summary>Replaces what the receiver knows (advertisement only).</summary>
    [Bits(1, SkipAfter = 29)]
    public bool Override { get; init; }

    /// <summary>The address in question.</summary>
    public Ipv6Address Target { get; init; }

    /// <summary>Options such as link-layer addresses.</summary>
    [Remaining]
    public WireList<NeighborOption> Options { get; init; }

    /// <summary>A solicitation for an address.</summary>
    public static NeighborMessage Solicitation(Ipv6Address target, params ReadOnlySpan<NeighborOption> options) =>
        new() { Type = Icmpv6Type.NeighborSolicitation, Target = target, Options = WireList.Create(options) };

    /// <summary>An advertisement of an address.</summary>
    public static NeighborMessage Advertisement(Ipv6Address target, params ReadOnlySpan<NeighborOption> options) =>
        new() { Type = Icmpv6Type.NeighborAdvertisement, Target = target, Options = WireList.Create(options) };
}
