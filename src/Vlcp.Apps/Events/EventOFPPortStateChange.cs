using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>The ports of a datapath changed; <see cref="Datapath.Ports"/> knows it already.</summary>
/// <param name="datapath">The switch.</param>
/// <param name="reason">What happened.</param>
/// <param name="portNo">The port's number.</param>
public sealed class EventOFPPortStateChange(Datapath datapath, PortStatusReason reason, uint portNo) : EventBase
{
    /// <summary>The switch.</summary>
    public Datapath Datapath { get; } = datapath;

    /// <summary>What happened.</summary>
    public PortStatusReason Reason { get; } = reason;

    /// <summary>The port's number.</summary>
    public uint PortNo { get; } = portNo;
}
