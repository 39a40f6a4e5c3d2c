using System.Collections.Immutable;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Pipeline;

/// <summary>
/// All registers of the pipeline. The ingress table writes those that every packet needs; those of the router are 0 until a packet is
/// handed to it, which writes them.
/// </summary>
public static class Registers
{
    /// <summary>Address of the station that takes the packet next, written by the router.</summary>
    public static readonly Register NextHop = new("next-hop", NxmFields.Reg(0), 0, 32, "IPv4 address of the station that takes a routed packet next: its destination, or the next hop of a static route.");

    /// <summary>The virtual router that has the packet, written when the packet is handed to it.</summary>
    public static readonly Register Router = new("router", NxmFields.XReg(1), 0, 64, "Number of the virtual router that routes the packet, derived from its id.");

    /// <summary>Logical network that the packet came in from; never changes after ingress.</summary>
    public static readonly Register NetworkIn = new("network-in", NxmFields.Reg(4), 0, 32, "Number of the logical network that the packet came from.");

    /// <summary>Logical network that the packet goes to: changed by routers only.</summary>
    public static readonly Register NetworkOut = new("network-out", NxmFields.Reg(5), 0, 32, "Number of the logical network that the packet goes to.");

    /// <summary>Output port; <see cref="Undecided"/> floods.</summary>
    public static readonly Register OutPort = new("out-port", NxmFields.Reg(6), 0, 32, "OpenFlow port that the packet leaves by; 0xffffffff while undecided.");

    /// <summary>1 when the packet carries its tunnel destination already.</summary>
    public static readonly Register TunnelKnown = new("tunnel-known", NxmFields.Reg(7), 0, 1, "1 when tunnel id and destination are set on the packet.");

    /// <summary>1 when the size of a routed packet has been compared with what the next link allows.</summary>
    public static readonly Register SizeChecked = new("size-checked", NxmFields.Reg(7), 12, 1, "1 when the size of a routed packet has been compared with what the network allows that it goes to.");

    /// <summary>1 when a routed packet is larger than the next link allows.</summary>
    public static readonly Register PacketTooBig = new("packet-too-big", NxmFields.Reg(7), 13, 1, "1 when a routed packet is larger than the network allows that it goes to.");

    /// <summary>1 when the packet came from a logical port, 0 from a physical port.</summary>
    public static readonly Register FromLogicalPort = new("from-logical-port", NxmFields.Reg(7), 14, 1, "1 when the packet came from a logical port, 0 from a physical port.");

    /// <summary>1 when the packet may leave by the port that it came from: answers made in the switch, and routed packets.</summary>
    public static readonly Register Hairpin = new("hairpin", NxmFields.Reg(7), 15, 1, "1 when the packet may leave by the port that it came in by.");

    /// <summary>The register that the flags stand in: written whole at ingress.</summary>
    public static readonly OxmField FlagsField = NxmFields.Reg(7);

    /// <summary>Value of <see cref="OutPort"/> of a packet that is to be flooded in its network.</summary>
    public const uint Undecided = 0xffffffff;

    /// <summary>Every register, for documentation and for the proof that none overlap.</summary>
    public static ImmutableArray<Register> All { get; } = [NextHop, Router, NetworkIn, NetworkOut, OutPort, TunnelKnown, SizeChecked, PacketTooBig, FromLogicalPort, Hairpin];
}
