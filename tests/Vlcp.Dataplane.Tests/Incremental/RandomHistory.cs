using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Incremental;

/// <summary>A long row of changes, the same for the same seed: of networks, ports and uplinks in the store, of what other servers say,
/// and of the ports of the switch.</summary>
internal sealed class RandomHistory(int seed, EngineHarness harness)
{
    private static readonly string[] Types = ["vlan", "vxlan", "native", "local"];

    private readonly Random _random = new(seed);
    private readonly HashSet<string> _stored = [];
    private readonly Dictionary<string, LocalPort> _plugged = [];
    private uint _lastNumber = 10;

    /// <summary>The four kinds of physical networks, without ports, and a subnet.</summary>
    public Task BeginAsync() => WriteAsync([.. Types.Select(type => Physical(type, type)), Subnet("sub", "net1", "10.0.0.0/8")]);

    /// <summary>One change.</summary>
    /// <returns>What it was, for the message of a failure.</returns>
    public async Task<string> StepAsync() => _random.Next(16) switch
    {
        0 or 1 => await WriteAsync(Network()),
        2 or 3 or 4 => await WriteAsync(Port()),
        5 => await WriteAsync(Uplink(UplinkName(), Types[_random.Next(3)], _random.Next(2) == 0 ? "host1" : PhysicalPort.Any)),
        6 => await WriteAsync(Neighbour()),
        7 => await DeleteAsync(),
        8 or 9 => Plug($"vif{_random.Next(8)}", $"p{_random.Next(10)}", null),
        10 => await WriteAsync(Router($"r{_random.Next(2)}", ("0.0.0.0/0", Hop()), ("10.64.0.0/16", Hop()))),
        11 => await WriteAsync(Interface(_random.Next(2), _random.Next(4))),
        12 or 13 => await WriteAsync(RoutedSubnet()),
        14 => Plug(UplinkName(), null, _random.Next(4) == 0 ? null : new Ipv4Address(HereAddress.Value + (uint)_random.Next(2))),
        _ => Unplug(),
    };

    /// <summary>All that there is goes, in any order.</summary>
    public async Task EndAsync()
    {
        while (_stored.Count > 0)
        {
            await DeleteAsync();
        }

        while (_plugged.Count > 0)
        {
            Unplug();
        }
    }

    // The id tells the place: a router has one interface in a subnet.
    private RouterPort Interface(int router, int subnet) => Joins($"rp{router}{subnet}", $"r{router}", $"s{subnet}", _random.Next(2) == 0 ? null : Hop());

    private string Hop() => $"10.{_random.Next(4)}.0.{_random.Next(1, 9)}";

    // In any network, also in one that has others of the same router or of another; some are not whole.
    private SubNet RoutedSubnet()
    {
        var subnet = _random.Next(4);
        return Subnet($"s{subnet}", $"net{_random.Next(1, 6)}", $"10.{subnet}.0.0/16") with
        {
            Gateway = _random.Next(4) == 0 ? null : Ipv4Address.Parse($"10.{subnet}.0.254"),
            IsExternal = _random.Next(8) == 0,
            Router = _random.Next(5) == 0 ? null : DataKey.Weak<RouterPort>($"rp{_random.Next(2)}{subnet}"),
        };
    }

    private string UplinkName() => $"up{_random.Next(3)}";

    private LogicalNetwork Network()
    {
        var number = _random.Next(1, 6);
        return Logical($"net{number}", Types[_random.Next(4)], (uint)number, vlan: 100 + _random.Next(3), vni: 10000 + _random.Next(3));
    }

    // The addresses are unique, as the store wants them.
    private LogicalPort Port()
    {
        var address = (uint)_random.Next(1, 1 << 24);
        return Endpoint($"p{_random.Next(10)}", $"net{_random.Next(1, 6)}") with
        {
            MacAddress = _random.Next(5) == 0 ? null : new MacAddress(0x0200_0000_0000ul + address),
            IpAddress = _random.Next(5) == 0 ? null : new Ipv4Address(0x0a00_0000 + address),
            Subnet = _random.Next(2) == 0 ? null : DataKey.Strong<SubNet>("sub"),
        };
    }

    private DataObject Neighbour()
    {
        var (network, host) = ($"net{_random.Next(1, 6)}", _random.Next(2, 4));
        return _random.Next(2) == 0
            ? Member(network, $"host{host}", $"10.99.0.{host}")
            : Has($"host{host}", $"10.99.0.{host}", $"p{_random.Next(10)}", network, since: _random.Next(100));
    }

    private async Task<string> WriteAsync(params DataObject[] objects)
    {
        await harness.WriteAsync(objects);
        _stored.UnionWith(objects.Select(value => value.Key));
        return $"write {string.Join(", ", objects.Select(value => value.ToString()))}";
    }

    private async Task<string> DeleteAsync()
    {
        if (_stored.Count == 0)
        {
            return "nothing";
        }

        var key = _stored.Order(StringComparer.Ordinal).ElementAt(_random.Next(_stored.Count));
        _stored.Remove(key);
        await harness.DeleteAsync(key);
        return $"delete {key}";
    }

    // A port that is there already gets another number, or another logical port.
    private string Plug(string name, string? logicalPort, Ipv4Address? tunnelSource)
    {
        var port = new LocalPort(_random.Next(2) == 0 && _plugged.TryGetValue(name, out var known) ? known.Number : ++_lastNumber, name, logicalPort, tunnelSource);
        if (_plugged.Remove(name, out var before))
        {
            harness.RemovePort(before);
        }

        _plugged[name] = port;
        harness.AddPort(port);
        return $"plug {port}";
    }

    private string Unplug()
    {
        if (_plugged.Count == 0)
        {
            return "nothing";
        }

        var port = _plugged.Values.OrderBy(port => port.Name, StringComparer.Ordinal).ElementAt(_random.Next(_plugged.Count));
        _plugged.Remove(port.Name);
        harness.RemovePort(port);
        return $"unplug {port}";
    }
}
