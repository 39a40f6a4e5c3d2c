using Vlcp.OpenFlow.Actions;

namespace Vlcp.Apps.Topology;

/// <content>Links, and what time does to them.</content>
public sealed partial class SwitchTopology
{
    // Ports are probed in slots, so that many ports do not send at once; and always by the clock, so that probing never stalls.
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        var time = Manager.Options.TimeProvider;
        for (var slot = 0; ; slot = (slot + 1) % Slots)
        {
            await Task.Delay(SlotTime, time, cancellationToken);
            if (Manager.Options.ObserveLinks)
            {
                ProbeSlot(slot);
            }
            if (slot == 0)
            {
                await ForgetSilentAsync(time.GetUtcNow());
            }
        }
    }

    private void ProbeSlot(int slot)
    {
        foreach (var known in _switches.Values)
        {
            foreach (var port in known.Ports)
            {
                if (port.PortNo % Slots == slot)
                {
                    Probe(known.Datapath, port);
                }
            }
        }
    }

    private void Probe(Datapath datapath, TopologyPort port)
    {
        if (Manager.Options.ObserveLinks && !port.IsDown)
        {
            datapath.SendMsg(new Vlcp.OpenFlow.Messages.PacketOut(LldpProbe.Make(port.Dpid, port.Description), [new OutputAction(port.PortNo)]));
        }
    }

    private void SawProbe((ulong Dpid, uint Port) src, (ulong Dpid, uint Port) dst)
    {
        if (!_links.Saw(src, dst, Manager.Options.TimeProvider.GetUtcNow()))
        {
            return;
        }
        if (Link(src, dst) is { } link)
        {
            Tell(new EventLinkAdd(link));
        }
        ForgetHostsAt(src);
        ForgetHostsAt(dst);
        // The other direction is most likely there, too.
        if (!_links.Has(dst, src) && Port(dst) is { } back)
        {
            Probe(_switches[dst.Dpid].Datapath, back);
        }
    }

    private async Task ForgetSilentAsync(DateTimeOffset now)
    {
        foreach (var (src, dst) in _links.RemoveWhere((_, _, seen) => now - seen > LinkTimeout))
        {
            if (Link(src, dst) is { } link)
            {
                await SendEventToObserversAsync(new EventLinkDelete(link));
            }
        }
        foreach (var known in _hosts.Values.Where(h => now - h.Seen > HostTimeout).ToList())
        {
            _hosts = _hosts.Remove(known.Host.Mac);
            await SendEventToObserversAsync(new EventHostDelete(known.Host));
        }
    }

    // A port or a switch has gone: so have its links and hosts.
    private async Task ForgetAsync(Func<(ulong Dpid, uint Port), bool> isGone)
    {
        foreach (var (src, dst) in _links.RemoveWhere((src, dst, _) => isGone(src) || isGone(dst)))
        {
            await SendEventToObserversAsync(new EventLinkDelete(Link(src, dst) ?? new TopologyLink(Gone(src), Gone(dst))));
        }
        foreach (var known in _hosts.Values.Where(h => isGone((h.Host.Port.Dpid, h.Host.Port.PortNo))).ToList())
        {
            _hosts = _hosts.Remove(known.Host.Mac);
            await SendEventToObserversAsync(new EventHostDelete(known.Host));
        }
    }

    private TopologyPort Gone((ulong Dpid, uint Port) end) => Port(end) ?? new TopologyPort(
        end.Dpid, new(end.Port, default, "", Vlcp.OpenFlow.Messages.PortConfig.None, Vlcp.OpenFlow.Messages.PortState.LinkDown));

    // From a handler that can't wait: the app's own routine does.
    private void Tell(EventBase ev) => Spawn(_ => SendEventToObserversAsync(ev));
}
