using System.Collections.Immutable;
using Vlcp.Apps.DpSets;
using Vlcp.Apps.Running;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Apps.Topology;

/// <summary>
/// Knows switches, ports, links and hosts, and tells of their changes. Links are found with LLDP when <see cref="AppOptions.ObserveLinks"/> is set:
/// every port is probed every 0.9 seconds, and a link that no probe came over for 10 seconds is gone. A host is who sends packets at a port that
/// is no end of a link. What is asked of it can be asked from any thread, or with request events.
/// </summary>
[App(AppName, Description = "topology: switches, ports, links (with --observe-links) and hosts")]
public sealed partial class SwitchTopology(DpSet dpset) : App
{
    /// <summary>The app's name.</summary>
    public const string AppName = "switches";

    private const ushort LldpPriority = 65535;
    private const ushort WholePacket = 0xffff;
    private const int Slots = 9;

    private static readonly TimeSpan SlotTime = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LinkTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan HostTimeout = TimeSpan.FromMinutes(30);

    private readonly LinkTable _links = new();
    private volatile ImmutableDictionary<ulong, TopologySwitch> _switches = ImmutableDictionary<ulong, TopologySwitch>.Empty;

    /// <summary>The switches, or the one of a number.</summary>
    /// <param name="dpid">The number; null for all.</param>
    public IReadOnlyList<TopologySwitch> GetSwitches(ulong? dpid = null) =>
        [.. _switches.Values.Where(s => dpid is null || s.Dpid == dpid).OrderBy(s => s.Dpid)];

    /// <summary>The links, or those that begin at one switch.</summary>
    /// <param name="dpid">The switch's number; null for all.</param>
    public IReadOnlyList<TopologyLink> GetLinks(ulong? dpid = null) =>
        [.. _links.All.Where(l => dpid is null || l.Src.Dpid == dpid).Select(l => Link(l.Src, l.Dst)).OfType<TopologyLink>()];

    /// <summary>The hosts, or those of one switch.</summary>
    /// <param name="dpid">The switch's number; null for all.</param>
    public IReadOnlyList<TopologyHost> GetHosts(ulong? dpid = null) => [.. _hosts.Values.Select(h => h.Host).Where(h => dpid is null || h.Port.Dpid == dpid)];

    /// <inheritdoc/>
    protected internal override Task StartAsync()
    {
        Spawn(WatchAsync);
        return Task.CompletedTask;
    }

    [Observe]
    private async Task OnDp(EventDP ev)
    {
        var known = Describe(ev.Dp, ev.Ports);
        if (ev.Enter)
        {
            Take(known);
            await SendEventToObserversAsync(new EventSwitchEnter(known));
            return;
        }
        _switches = _switches.Remove(known.Dpid);
        await ForgetAsync(end => end.Dpid == known.Dpid);
        await SendEventToObserversAsync(new EventSwitchLeave(known));
    }

    [Observe]
    private Task OnReconnected(EventDPReconnected ev)
    {
        var known = Describe(ev.Dp, ev.Ports);
        Take(known);
        return SendEventToObserversAsync(new EventSwitchReconnected(known));
    }

    [Observe]
    private async Task OnPortAdd(DpSets.EventPortAdd ev)
    {
        if (Change(ev.Dp, ev.Port) is { } port)
        {
            await SendEventToObserversAsync(new EventPortAdd(port));
            Probe(ev.Dp, port);
        }
    }

    [Observe]
    private async Task OnPortModify(DpSets.EventPortModify ev)
    {
        if (Change(ev.Dp, ev.Port) is not { } port)
        {
            return;
        }
        await SendEventToObserversAsync(new EventPortModify(port));
        if (port.IsDown)
        {
            await ForgetAsync(end => end == (port.Dpid, port.PortNo));
        }
        else
        {
            Probe(ev.Dp, port);
        }
    }

    [Observe]
    private async Task OnPortDelete(DpSets.EventPortDelete ev)
    {
        if (Change(ev.Dp, ev.Port) is { } port)
        {
            await ForgetAsync(end => end == (port.Dpid, port.PortNo));
            await SendEventToObserversAsync(new EventPortDelete(port));
        }
    }

    [Observe(Subscribe = false)]
    private void OnSwitchRequest(EventSwitchRequest request) => ReplyToRequest(request, new EventSwitchReply(GetSwitches(request.Dpid)));

    [Observe(Subscribe = false)]
    private void OnLinkRequest(EventLinkRequest request) => ReplyToRequest(request, new EventLinkReply(GetLinks(request.Dpid)));

    [Observe(Subscribe = false)]
    private void OnHostRequest(EventHostRequest request) => ReplyToRequest(request, new EventHostReply(GetHosts(request.Dpid)));

    [Observe(Dispatcher.Main)]
    private void OnPacketIn(Datapath datapath, in PacketInView packet)
    {
        if (!packet.HasEthernet || datapath.Id is not { } dpid)
        {
            return;
        }
        if (packet.EtherType != LldpProbe.EtherType)
        {
            SawHost((dpid, packet.InPort), packet);
        }
        else if (Manager.Options.ObserveLinks)
        {
            if (LldpProbe.TryRead(packet.Data, out var srcDpid, out var srcPort) && srcDpid != dpid)
            {
                SawProbe((srcDpid, srcPort), (dpid, packet.InPort));
            }
            if (packet.BufferId != PacketIn.NoBuffer)
            {
                datapath.SendPacketOut(packet.BufferId, packet.InPort, [], []);
            }
        }
    }

    private static TopologySwitch Describe(Datapath dp, IReadOnlyList<PortDescription> ports) =>
        new(dp, [.. ports.Where(p => !dp.IsReservedPort(p.Number)).OrderBy(p => p.Number).Select(p => new TopologyPort(dp.Id!.Value, p))]);

    private void Take(TopologySwitch known)
    {
        _switches = _switches.SetItem(known.Dpid, known);
        if (!Manager.Options.ObserveLinks)
        {
            return;
        }
        known.Datapath.AddFlow(new FlowEntry(
            0, LldpPriority, [OxmFields.EthDst.Is(LldpPacket.NearestBridge), OxmFields.EthType.Is(LldpProbe.EtherType)],
            [new ApplyActionsInstruction([new OutputAction(PortNumber.Controller, WholePacket)])]));
        foreach (var port in known.Ports)
        {
            Probe(known.Datapath, port);
        }
    }

    // Null for a switch that is not known, or a port that stands for something else.
    private TopologyPort? Change(Datapath dp, PortDescription port)
    {
        if (dp.Id is not { } dpid || dp.IsReservedPort(port.Number) || !_switches.TryGetValue(dpid, out var known))
        {
            return null;
        }
        _switches = _switches.SetItem(dpid, Describe(known.Datapath, dpset.Get(dpid) is null ? [] : dpset.GetPorts(dpid)));
        return new TopologyPort(dpid, port);
    }

    private TopologyLink? Link((ulong, uint) src, (ulong, uint) dst) =>
        Port(src) is { } from && Port(dst) is { } to ? new TopologyLink(from, to) : null;

    private TopologyPort? Port((ulong Dpid, uint Port) end) =>
        _switches.GetValueOrDefault(end.Dpid)?.Ports.FirstOrDefault(p => p.PortNo == end.Port);
}
