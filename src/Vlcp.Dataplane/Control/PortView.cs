using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Switches;

namespace Vlcp.Dataplane.Control;

/// <summary>Joins what OpenFlow and OVSDB know of the ports of one switch, and keeps the facts of the computation equal to it. An update costs
/// as much as what was noted since the one before, however many ports there are.</summary>
internal sealed class PortView
{
    // OpenFlow cuts names to 15 bytes: a name as long as that may be another's.
    private const int LongestWholeName = 14;

    private readonly Dictionary<string, LocalPort> _ports = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, string> _openFlowNames = [];
    private readonly Dictionary<string, uint> _openFlowNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, string> _interfaces = [];
    private readonly Dictionary<string, uint> _interfaceNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, Guid> _rows = [];
    private readonly HashSet<string> _notedNames = new(StringComparer.Ordinal);
    private readonly HashSet<uint> _notedNumbers = [];
    private bool _isWholeNoted = true;
    private bool _hadOpenFlow;

    public IReadOnlyCollection<LocalPort> Ports => _ports.Values;

    /// <summary>These OpenFlow ports may be different in the next update; null for all.</summary>
    public void NotePorts(IReadOnlyCollection<uint>? numbers)
    {
        _isWholeNoted |= numbers is null;
        _notedNumbers.UnionWith(numbers ?? []);
    }

    /// <summary>These interfaces may be different in the next update; null for all.</summary>
    public void NoteInterfaces(IReadOnlyCollection<string>? names)
    {
        _isWholeNoted |= names is null;
        _notedNames.UnionWith(names ?? []);
    }

    /// <summary>States the ports as they are now; only those that differ from the last call cost anything in the computation.</summary>
    /// <param name="engine">The computation.</param>
    /// <param name="openFlow">The ports by number; null before the switch has connected: then the database is believed, which does not
    /// know their Ethernet addresses.</param>
    /// <param name="interfaces">The interfaces by name.</param>
    public void Update(
        ProducerEngine engine, IReadOnlyDictionary<uint, PortDescription>? openFlow, IReadOnlyDictionary<string, OvsInterface> interfaces)
    {
        if (_isWholeNoted || _hadOpenFlow != openFlow is not null)
        {
            _hadOpenFlow = openFlow is not null;
            _isWholeNoted = false;
            _notedNumbers.UnionWith(_openFlowNames.Keys.Concat(openFlow?.Keys ?? []));
            _notedNames.UnionWith(_ports.Keys.Concat(interfaces.Keys));
        }

        foreach (var number in _notedNumbers)
        {
            Name(number, openFlow?.GetValueOrDefault(number)?.Name);
        }

        _notedNumbers.Clear();
        foreach (var name in _notedNames)
        {
            Change(engine, name, Join(name, openFlow, interfaces));
        }

        _notedNames.Clear();
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

    // Follows which number OpenFlow gives to which name. The interfaces of both names have to be looked at, and that which the database
    // says to have the number.
    private void Name(uint number, string? name)
    {
        if (_interfaces.TryGetValue(number, out var numbered))
        {
            _notedNames.Add(numbered);
        }

        if (_openFlowNames.Remove(number, out var former))
        {
            _notedNames.Add(former);
            if (_openFlowNumbers.GetValueOrDefault(former) == number)
            {
                _openFlowNumbers.Remove(former);
            }
        }

        if (name is null)
        {
            _rows.Remove(number);
            return;
        }

        _openFlowNames[number] = name;
        _openFlowNumbers[name] = number;
        _notedNames.Add(name);
    }

    // Follows which number an interface has, or is believed to have.
    private void Number(string name, uint? number)
    {
        if (_interfaceNumbers.Remove(name, out var former) && _interfaces.GetValueOrDefault(former) == name)
        {
            _interfaces.Remove(former);
        }

        if (number is { } now)
        {
            _interfaceNumbers[name] = now;
            _interfaces[now] = name;
        }
    }

    private LocalPort? Join(
        string name, IReadOnlyDictionary<uint, PortDescription>? openFlow, IReadOnlyDictionary<string, OvsInterface> interfaces)
    {
        var known = interfaces.GetValueOrDefault(name);
        var found = known is null ? null : known.OfPort ?? NumberByName(known);
        Number(name, found);
        if (known is null || found is not { } number)
        {
            return null;
        }

        var local = new LocalPort(number, known.Name, known.InterfaceId, TunnelSource(known));
        if (openFlow is null)
        {
            return local;
        }

        // A port that only one side knows is about to come or go.
        if (!openFlow.TryGetValue(number, out var port))
        {
            return null;
        }

        // Nobody asks for the address of a port with a guest behind it, and the database does not tell it: so such ports are the same before
        // and after a switch has connected, and nothing is computed anew for them.
        _rows[number] = known.Uuid;
        return known.InterfaceId is null ? local with { Mac = port.HardwareAddress } : local;
    }

    // OpenFlow tells of a new port while Open vSwitch is still busy with it; in the database its number comes last, on a switch with
    // thousands of ports half a second later. The number of a port that was another row's is not believed before the database tells it, too.
    private uint? NumberByName(OvsInterface known) =>
        known.Error is null && known.Name.Length <= LongestWholeName && _openFlowNumbers.TryGetValue(known.Name, out var number)
        && (!_rows.TryGetValue(number, out var row) || row == known.Uuid)
            ? number
            : null;

    private void Change(ProducerEngine engine, string name, LocalPort? now)
    {
        _ports.TryGetValue(name, out var before);
        if (before == now)
        {
            return;
        }

        if (now is null)
        {
            _ports.Remove(name);
        }
        else
        {
            _ports[name] = now;
            State(engine, now);
        }

        if (before is not null)
        {
            Withdraw(engine, before);
        }
    }
}
