using System.Collections.Immutable;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Events;

/// <summary>A datapath went over to another phase, which is also the phase that goes with the event.</summary>
/// <param name="datapath">The switch; without an id if it left before it said who it is.</param>
/// <param name="state">The new phase.</param>
public sealed class EventOFPStateChange(Datapath datapath, Dispatcher state) : EventBase
{
    /// <summary>The switch.</summary>
    public Datapath Datapath { get; } = datapath;

    /// <summary>The new phase.</summary>
    public Dispatcher State { get; } = state;

    /// <summary>The ports that the switch had at the change, by number; <see cref="Datapath.Ports"/> may be ahead of it.</summary>
    public ImmutableDictionary<uint, PortDescription> Ports { get; } = datapath.Ports;
}
