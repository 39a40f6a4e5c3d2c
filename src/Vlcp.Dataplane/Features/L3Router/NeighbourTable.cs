using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Pipeline;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>
/// The neighbours of one switch's routers that the store does not bring there: found by ARP when a packet needs them, and kept as
/// flows in the switch. The flows are what counts: this table only knows whom to ask again, and is read from them after a restart.
/// </summary>
/// <remarks>Everything is bounded, so that a station that scans a subnet costs neither memory nor others their answers.</remarks>
/// <param name="source">The switch.</param>
/// <param name="times">Time-outs.</param>
/// <param name="newcomers">Admits stations that are asked for.</param>
/// <param name="unreachable">Gets each packet that had to be given up.</param>
internal sealed class NeighbourTable(IPacketSource source, ArpTimes times, TokenBucket newcomers, Action<PacketIn> unreachable)
{
    private const int MostNeighbours = 8192;
    private const int MostUnanswered = 1024;
    private const int MostUnansweredOfPort = 64;
    private const int MostWaiting = 8;
    private const int MostPacketsWithoutAnswer = 32;
    private const int RecheckSpread = 16;

    private readonly Dictionary<NextHop, Neighbour> _neighbours = [];
    private readonly Dictionary<uint, RoutedNetwork> _networks = [];

    /// <summary>Neighbours that are asked for or known.</summary>
    public int Count => _neighbours.Count;

    /// <summary>A routed packet for which no flow had a neighbour.</summary>
    public void Miss(PacketIn packet, TimeSpan now)
    {
        var key = new NextHop(packet.Value(Registers.NetworkOut), new Ipv4Address(packet.Value(Registers.NextHop)));
        if (!_neighbours.TryGetValue(key, out var neighbour))
        {
            if (!newcomers.TryTake() || !MayAskFor(packet.InPort) || Add(key, packet.InPort, now) is not { } added)
            {
                return;
            }

            neighbour = added;
            Ask(neighbour, now);
        }

        neighbour.Wanted = now;
        if (neighbour.Macs is not null)
        {
            // The flow went while the answer was being checked.
            Install(neighbour);
            Deliver(packet);
            return;
        }

        Keep(neighbour, packet, now);
    }

    /// <summary>The network and the station of an answer, if it answers a question of the routers; null for every other packet.</summary>
    public (RoutedNetwork Network, Ipv4Address Address, MacAddress Station)? Asked(PacketIn packet) =>
        Find(packet) is var (neighbour, macs) && _networks.TryGetValue(neighbour.Key.NetworkNumber, out var network)
            ? (network, neighbour.Key.Address, macs.Own)
            : null;

    /// <summary>An answer to a question of the routers; counts only if it was asked for.</summary>
    public void Reply(PacketIn packet, TimeSpan now)
    {
        if (Find(packet) is not var (neighbour, macs))
        {
            return;
        }

        var changed = neighbour.Macs != macs;
        neighbour.Macs = macs;
        neighbour.Unanswered = 0;
        neighbour.Due = now + (neighbour.IsNextHop ? times.NextHop : times.Complete);
        if (changed)
        {
            Install(neighbour);
        }

        foreach (var (waiting, _) in neighbour.Waiting)
        {
            Deliver(waiting);
        }

        neighbour.Waiting.Clear();
    }

    /// <summary>The switch has removed a flow.</summary>
    public void Removed(FlowRemoved flow)
    {
        if (flow is { Priority: Priority.LearnedNeighbour, Reason: FlowRemovedReason.IdleTimeout }
            && flow.TableId == source.Layout?[PipelineTables.L3Output.Name]
            && NeighbourMessages.KeyOf(flow.Match) is { } key
            && _neighbours.TryGetValue(key, out var neighbour)
            && neighbour is { IsNextHop: false, Macs: not null })
        {
            _neighbours.Remove(key);
        }
    }

    /// <summary>Learns from the switch what it has. Whom it has a flow for is asked soon whether he is still there.</summary>
    public void Recover(IReadOnlyList<FlowEntry> learned, TimeSpan now)
    {
        var layout = source.Layout!;
        var found = learned.Select(flow => NeighbourMessages.Read(layout, flow)).OfType<(NextHop Key, MacAddress Own, MacAddress Router)>().ToList();
        var present = found.Select(flow => flow.Key).ToHashSet();
        foreach (var gone in _neighbours.Values.Where(n => n is { IsNextHop: false, Macs: not null } && !present.Contains(n.Key)).ToList())
        {
            _neighbours.Remove(gone.Key);
        }

        foreach (var (key, own, router) in found.Where(flow => !_neighbours.ContainsKey(flow.Key)))
        {
            // The way of the flow may have changed while nobody looked.
            if (source.Facts(RouterFacts.NetworkOfNumber, key.NetworkNumber) is [var network] && (router == network.Mac || router == network.OutMac)
                && Add(key, 0, now) is { } neighbour)
            {
                neighbour.Macs = (own, router);
                neighbour.Due = now + TimeSpan.FromSeconds(_neighbours.Count % RecheckSpread);
            }
            else
            {
                source.Send(NeighbourMessages.Forget(layout, key));
            }
        }
    }

    /// <summary>Follows what changed in networks and routes.</summary>
    public void Update(TimeSpan now)
    {
        foreach (var (number, known) in _networks.ToList())
        {
            if (source.Facts(RouterFacts.NetworkOfNumber, number) is not [var network] || network != known)
            {
                ForgetNetwork(number);
            }
        }

        var hops = source.Facts(RouterFacts.NextHops, RouterFacts.AllRouters).ToHashSet();
        foreach (var former in _neighbours.Values.Where(n => n.IsNextHop && !hops.Contains(n.Key)).ToList())
        {
            former.IsNextHop = false;
            former.Wanted = now;
        }

        foreach (var hop in hops.Where(hop => source.Facts(RouterFacts.Neighbours, hop).Count == 0))
        {
            KeepNextHop(hop, now);
        }
    }

    /// <summary>Asks whom it is time to ask, and gives up what waited too long. Called about once a second.</summary>
    public void Tick(TimeSpan now)
    {
        foreach (var neighbour in _neighbours.Values.Where(n => n.Due <= now || n.Waiting.Count > 0).ToList())
        {
            if (neighbour.Due <= now)
            {
                AskOrGiveUp(neighbour, now);
            }

            GiveUp(neighbour, until: now);
        }
    }

    private void AskOrGiveUp(Neighbour neighbour, TimeSpan now)
    {
        if (neighbour.Unanswered >= ArpTimes.Questions)
        {
            GiveUp(neighbour, until: TimeSpan.MaxValue);
            if (neighbour.Macs is not null)
            {
                Send(layout => NeighbourMessages.Forget(layout, neighbour.Key));
                neighbour.Macs = null;
            }

            if (!neighbour.IsNextHop && now >= neighbour.Wanted + times.Incomplete)
            {
                _neighbours.Remove(neighbour.Key);
                return;
            }
        }

        Ask(neighbour, now);
    }

    private void Ask(Neighbour neighbour, TimeSpan now)
    {
        neighbour.Unanswered++;
        neighbour.PacketsSinceQuestion = 0;
        neighbour.Due = now + times.PauseAfter(neighbour.Unanswered);
        if (source.Layout is not { } layout || !_networks.TryGetValue(neighbour.Key.NetworkNumber, out var network) || SenderFor(neighbour.Key, network) is not { } sender)
        {
            return;
        }

        // The first check goes to the neighbour alone; if it has moved to another card, only everyone can tell.
        if (neighbour is { Macs: not null, Unanswered: 1 })
        {
            source.Send(NeighbourMessages.AskAgain(layout, neighbour, sender));
            return;
        }

        foreach (var request in NeighbourMessages.AskAll(
            layout, network, sender, neighbour.Key.Address, source.Facts(NetworkFacts.EndpointsOfNetwork, network.NetworkKey)))
        {
            source.Send(request);
        }
    }

    private void Keep(Neighbour neighbour, PacketIn packet, TimeSpan now)
    {
        if (++neighbour.PacketsSinceQuestion == MostPacketsWithoutAnswer)
        {
            Send(layout => NeighbourMessages.Suppress(layout, neighbour.Key, times.PauseAfter(neighbour.Unanswered)));
        }

        if (neighbour.Unanswered > ArpTimes.Questions)
        {
            unreachable(packet);
        }
        else if (neighbour.Waiting.Count < MostWaiting)
        {
            neighbour.Waiting.Add((packet, now + times.Buffer));
        }
    }

    private void GiveUp(Neighbour neighbour, TimeSpan until)
    {
        foreach (var (packet, _) in neighbour.Waiting.Where(waiting => waiting.Until <= until))
        {
            unreachable(packet);
        }

        neighbour.Waiting.RemoveAll(waiting => waiting.Until <= until);
    }

    private void KeepNextHop(NextHop key, TimeSpan now)
    {
        if (!_neighbours.TryGetValue(key, out var neighbour))
        {
            if (Add(key, 0, now) is not { } added)
            {
                return;
            }

            // Asked with the next tick: the flow that takes the answer is not in the switch yet.
            neighbour = added;
            neighbour.Due = now;
        }

        neighbour.IsNextHop = true;
    }

    private bool MayAskFor(uint port)
    {
        var asking = _neighbours.Values.Where(n => n.Macs is null).ToList();
        return asking.Count < MostUnanswered && asking.Count(n => n.AskedBy == port) < MostUnansweredOfPort;
    }

    private Neighbour? Add(NextHop key, uint askedBy, TimeSpan now)
    {
        if (_neighbours.Count >= MostNeighbours
            || source.Facts(RouterFacts.NetworkOfNumber, key.NetworkNumber) is not [var network]
            || SenderFor(key, network) is null)
        {
            return null;
        }

        _networks[key.NetworkNumber] = network;
        return _neighbours[key] = new Neighbour(key, askedBy) { Wanted = now };
    }

    private Ipv4Address? SenderFor(NextHop key, RoutedNetwork network) => source.Facts(RouterFacts.InterfacesOfNetwork, network.NetworkKey)
        .Where(place => place.Prefix.Contains(key.Address))
        .MaxBy(place => place.Prefix.PrefixLength)?.Address;

    private void ForgetNetwork(uint number)
    {
        _networks.Remove(number);
        foreach (var key in _neighbours.Keys.Where(key => key.NetworkNumber == number).ToList())
        {
            _neighbours.Remove(key);
        }

        Send(layout => NeighbourMessages.ForgetNetwork(layout, number));
    }

    private void Install(Neighbour neighbour) => Send(layout =>
        NeighbourMessages.Learned(layout, neighbour, 2 * (neighbour.IsNextHop ? times.NextHop : times.Complete)));

    private void Deliver(PacketIn packet) => source.Resume(packet, packet.Data.ToArray(), PipelineTables.L3Output);

    private void Send(Func<Vlcp.Switches.Tables.TableLayout, FlowMod> message)
    {
        if (source.Layout is { } layout && layout.Contains(PipelineTables.L3Output.Name))
        {
            source.Send(message(layout));
        }
    }

    private (Neighbour Neighbour, (MacAddress Own, MacAddress Router) Macs)? Find(PacketIn packet) =>
        Parse(packet) is { } answer
        && _neighbours.TryGetValue(new NextHop(packet.Value(Registers.NetworkIn), answer.Sender), out var neighbour)
        && neighbour is not { Macs: not null, Unanswered: 0 }
            ? (neighbour, answer.Macs)
            : null;

    private static (Ipv4Address Sender, (MacAddress Own, MacAddress Router) Macs)? Parse(PacketIn packet)
    {
        try
        {
            // One station answers for itself: what it says of another's card is not believed.
            return Packet.Parse(packet.Data.Span) is { Arp: { Operation: ArpOperation.Reply } arp } frame
                && arp.SenderMac == frame.Ethernet.Source && !arp.SenderMac.IsMulticast && arp.SenderMac != MacAddress.Zero
                ? (arp.SenderIp, (arp.SenderMac, frame.Ethernet.Destination))
                : null;
        }
        catch (WireFormatException)
        {
            return null;
        }
    }
}
