using System.Collections.Concurrent;
using Vlcp.Apps.DpSets;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>Notes what it hears of switches.</summary>
public sealed class Watcher : App
{
    public ConcurrentQueue<string> Seen { get; } = new();

    public ConcurrentQueue<Datapath> Datapaths { get; } = new();

    [Observe]
    private void OnState(EventOFPStateChange ev)
    {
        Seen.Enqueue($"{ev.State}");
        if (ev.State == Dispatcher.Handshake)
        {
            Datapaths.Enqueue(ev.Datapath);
        }
    }

    [Observe]
    private void OnHello(EventOFPHello ev) => Seen.Enqueue($"hello of version {ev.Msg.HeaderVersion}");

    [Observe(Dispatcher.Config)]
    private void OnFeatures(EventOFPSwitchFeatures ev) => Seen.Enqueue($"features of {ev.Datapath.Dpid}");

    [Observe(Dispatcher.Config)]
    private void OnPorts(EventOFPPortDescStatsReply ev) => Seen.Enqueue($"{ev.Msg.Ports.Count} ports");

    [Observe(Dispatcher.Main)]
    private void OnPacket(EventOFPPacketIn ev) => Seen.Enqueue($"packet of {ev.Msg.Data.Length} from {ev.Msg.InPort} by {ev.AuxiliaryId}");

    [Observe(Dispatcher.Main)]
    private void OnPortState(EventOFPPortStateChange ev) => Seen.Enqueue($"port {ev.PortNo} {ev.Reason}");

    [Observe]
    private void OnDp(EventDP ev) => Seen.Enqueue($"dp {(ev.Enter ? "enters" : "leaves")} with {ev.Ports.Count}");

    [Observe]
    private void OnReconnected(EventDPReconnected ev) => Seen.Enqueue($"dp reconnected with {ev.Ports.Count}");

    [Observe]
    private void OnAdd(DpSets.EventPortAdd ev) => Seen.Enqueue($"dpset add {ev.Port.Number}");

    [Observe]
    private void OnDelete(DpSets.EventPortDelete ev) => Seen.Enqueue($"dpset delete {ev.Port.Number}");

    [Observe]
    private void OnModify(DpSets.EventPortModify ev) => Seen.Enqueue($"dpset modify {ev.Port.Name}");
}
