using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Switches;

namespace Vlcp.Dataplane.Control;

/// <summary>Joins what OpenFlow and OVSDB know of the ports of one switch, and keeps the facts of the computation equal to it.</summary>
internal sealed class PortView
{
    private Dictionary<string, LocalPort> _ports = [];
    private object? _seenOpenFlow;
    private object? _seenInterfaces;

    public IReadOnlyCollection<LocalPort> Ports => _ports.Values;

    /// <summary>States the ports as they are now; only those that differ from the last call cost anything in the computation.</summary>
    /// <param name="engine">The computation.</param>
    /// <param name="openFlow">The ports by number; null before the switch has connected: then the database is believed, which does not
    /// know their Ethernet addresses.</param>
    /// <param name="interfaces">The interfaces by name.</param>
    public void Update(
        ProducerEngine engine, IReadOnlyDictionary<uint, PortDescription>? openFlow, IReadOnlyDictionary<string, OvsInterface> interfaces)
    {
        // Most steps of a switch come from the store, and the directory's snapshots do not change.
        if (ReferenceEquals(openFlow, _seenOpenFlow) && ReferenceEquals(interfaces, _seenInterfaces))
        {
            return;
        }

        (_seenOpenFlow, _seenInterfaces) = (openFlow, interfaces);
        var next = new Dictionary<string, LocalPort>(interfaces.Count);
        foreach (var known in interfaces.Values)
        {
            // A port that only one side knows is about to come or go.
            PortDescription? port = null;
            if (known.OfPort is { } number && (openFlow is null || openFlow.TryGetValue(number, out port)))
            {
                next[known.Name] = new LocalPort(number, known.Name, known.InterfaceId, TunnelSource(known)) { Mac = port?.HardwareAddress ?? default };
            }
        }

        foreach (var port in next.Values.Where(port => !_ports.TryGetValue(port.Name, out var before) || before != port))
        {
            State(engine, port);
        }

        foreach (var port in _ports.Values.Where(port => !next.TryGetValue(port.Name, out var after) || after != port))
        {
            Withdraw(engine, port);
        }

        _ports = next;
    }

    /// <summary>States all ports to a new computation.</summary>
    public void StateAll(ProducerEngine engine)
    {
        foreach (var port in _ports.Values)
        {
            State(engine, port);
        }
    }

    private static void State(ProducerEngine engine, LocalPort port)
    {
        engine.AddFact(PortFacts.ByName, port.Name, port);
        if (port.InterfaceId is { } id)
        {
            engine.AddFact(PortFacts.ByInterfaceId, id, port);
        }
    }

    private static void Withdraw(ProducerEngine engine, LocalPort port)
    {
        engine.RemoveFact(PortFacts.ByName, port.Name, port);
        if (port.InterfaceId is { } id)
        {
            engine.RemoveFact(PortFacts.ByInterfaceId, id, port);
        }
    }

    private static Ipv4Address? TunnelSource(OvsInterface known) =>
        known.Options.TryGetValue("local_ip", out var text) && Ipv4Address.TryParse(text, out var address) ? address : null;
}
