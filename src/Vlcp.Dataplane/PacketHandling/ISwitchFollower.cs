using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Dataplane.PacketHandling;

/// <summary>
/// A part of a feature that follows the life of every switch, because it puts flows of class <see cref="Flows.CookieClass.Learned"/>
/// into them. Called on the scheduler's thread.
/// </summary>
internal interface ISwitchFollower
{
    /// <summary>A switch was asked what it has.</summary>
    /// <param name="source">The switch.</param>
    /// <param name="learned">The flows that it has of class <see cref="Flows.CookieClass.Learned"/>.</param>
    void Compared(IPacketSource source, IReadOnlyList<FlowEntry> learned);

    /// <summary>The facts of a switch may have changed. What is sent to it now is in force before the flows that follow from them are
    /// confirmed.</summary>
    void Computed(IPacketSource source);

    /// <summary>A flow of class <see cref="Flows.CookieClass.Learned"/> is gone.</summary>
    void Removed(IPacketSource source, FlowRemoved flow);
}
