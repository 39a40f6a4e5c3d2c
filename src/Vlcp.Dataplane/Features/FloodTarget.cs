using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features;

/// <summary>One copy of a frame for everyone in a network.</summary>
/// <param name="PortNumber">Port by which the copy leaves.</param>
/// <param name="Peer">Distinguishes copies by one port: the address of the tunnel's other end, 0 for other ports.</param>
/// <param name="Actions">What is done to the copy, output included.</param>
public sealed record FloodTarget(uint PortNumber, uint Peer, WireList<OpenFlowAction> Actions) : IComparable<FloodTarget>
{
    /// <summary>The part of the network's members that it belongs to.</summary>
    public int Part => FloodPart.NumberOf(PortNumber, Peer);

    /// <summary>Orders by port and peer, so that equal sets make equal groups.</summary>
    public int CompareTo(FloodTarget? other) => other is null ? 1 : (PortNumber, Peer).CompareTo((other.PortNumber, other.Peer));
}
