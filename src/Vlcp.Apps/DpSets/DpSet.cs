using System.Collections.Immutable;
using Vlcp.Apps.Events;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.DpSets;

/// <summary>Knows the switches that are connected and their ports; a context and the source of <see cref="EventDP"/> and the port events.
/// What is asked of it can be asked from any thread.</summary>
[App("dpset", Description = "the set of connected datapaths")]
public sealed class DpSet : App
{
    private volatile ImmutableDictionary<ulong, KnownDatapath> _known = ImmutableDictionary<ulong, KnownDatapath>.Empty;

    /// <summary>The switch of a number, or null.</summary>
    /// <param name="dpid">The number.</param>
    public Datapath? Get(ulong dpid) => _known.GetValueOrDefault(dpid)?.Datapath;

    /// <summary>All switches with their numbers.</summary>
    public IReadOnlyList<(ulong Dpid, Datapath Dp)> GetAll() => [.. _known.Select(k => (k.Key, k.Value.Datapath))];

    /// <summary>A port.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="PortNotFoundException">There is no such switch or port.</exception>
    public PortDescription GetPort(ulong dpid, uint portNo) =>
        _known.GetValueOrDefault(dpid)?.Ports.GetValueOrDefault(portNo) ?? throw new PortNotFoundException(dpid, portNo);

    /// <summary>The ports of a switch.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <exception cref="KeyNotFoundException">There is no such switch.</exception>
    public IReadOnlyList<PortDescription> GetPorts(ulong dpid) => [.. _known[dpid].Ports.Values.OrderBy(p => p.Number)];

    [Observe(Dispatcher.Main | Dispatcher.Dead)]
    private Task OnStateChange(EventOFPStateChange ev) => ev.State == Dispatcher.Main ? EnterAsync(ev.Datapath, ev.Ports) : LeaveAsync(ev.Datapath);

    [Observe(Dispatcher.Main)]
    private Task OnPortStatus(EventOFPPortStatus ev)
    {
        var (dp, port) = (ev.Datapath, ev.Msg.Port);
        if (dp.Id is not { } id || _known.GetValueOrDefault(id) is not { } known || known.Datapath != dp)
        {
            return Task.CompletedTask;
        }
        var had = known.Ports.ContainsKey(port.Number);
        switch (ev.Msg.Reason)
        {
            case PortStatusReason.Add:
                SetPorts(id, known, known.Ports.SetItem(port.Number, port));
                return SendEventToObserversAsync(new EventPortAdd(dp, port));
            case PortStatusReason.Modify:
                SetPorts(id, known, known.Ports.SetItem(port.Number, port));
                return SendEventToObserversAsync(new EventPortModify(dp, port));
            case PortStatusReason.Delete when had:
                SetPorts(id, known, known.Ports.Remove(port.Number));
                return SendEventToObserversAsync(new EventPortDelete(dp, port));
            default:
                return Task.CompletedTask;
        }
    }

    private void SetPorts(ulong id, KnownDatapath known, ImmutableDictionary<uint, PortDescription> ports) =>
        _known = _known.SetItem(id, known with { Ports = ports });

    private Task EnterAsync(Datapath dp, ImmutableDictionary<uint, PortDescription> ports)
    {
        var id = dp.Id!.Value;
        var isNew = !_known.ContainsKey(id);
        _known = _known.SetItem(id, new KnownDatapath(dp, ports));
        EventBase ev = isNew ? new EventDP(dp, enter: true, [.. ports.Values]) : new EventDPReconnected(dp, [.. ports.Values]);
        return SendEventToObserversAsync(ev);
    }

    private Task LeaveAsync(Datapath dp)
    {
        if (dp.Id is not { } id || _known.GetValueOrDefault(id) is not { } known || known.Datapath != dp)
        {
            return Task.CompletedTask;
        }
        _known = _known.Remove(id);
        return SendEventToObserversAsync(new EventDP(dp, enter: false, [.. known.Ports.Values]));
    }

    private sealed record KnownDatapath(Datapath Datapath, ImmutableDictionary<uint, PortDescription> Ports);
}
