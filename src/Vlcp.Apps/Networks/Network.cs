using Vlcp.Apps.Datapaths;
using Vlcp.Packets;

namespace Vlcp.Apps.Networks;

/// <summary>
/// Which ports of which switches belong to which network, and the MAC addresses behind them; a context, and the source of
/// <see cref="EventNetworkPort"/>, <see cref="EventNetworkDel"/> and <see cref="EventMacAddress"/>. Calls can come from any thread. Each is done
/// wholly or refused with a <see cref="NetworkException"/>; its events are in the observers' queues when its task ends, in the order of the changes.
/// </summary>
[App("network", Description = "networks, their ports and MAC addresses")]
public sealed class Network : App
{
    /// <summary>The network of ports that have none.</summary>
    public const string UnknownNetwork = "__NW_ID_UNKNOWN__";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SortedSet<(ulong Dpid, uint PortNo)>> _networks = [];
    private readonly Dictionary<(ulong Dpid, uint PortNo), NetworkPort> _ports = [];
    private readonly HashSet<ulong> _dpids = [];
    private Task _told = Task.CompletedTask;

    /// <summary>The networks' names.</summary>
    public IReadOnlyList<string> ListNetworks() => Read<string[]>(() => [.. _networks.Keys.Order(StringComparer.Ordinal)]);

    /// <summary>Whether there is a network.</summary>
    /// <param name="networkId">The network.</param>
    public bool HasNetwork(string networkId) => Read(() => _networks.ContainsKey(networkId));

    /// <summary>Makes a network.</summary>
    /// <param name="networkId">The network.</param>
    /// <exception cref="NetworkException">It exists, or has the name that means none.</exception>
    public void CreateNetwork(string networkId)
    {
        lock (_gate)
        {
            Demand(networkId != UnknownNetwork && _networks.TryAdd(networkId, []), NetworkError.NetworkAlreadyExist, $"Network {networkId} exists already");
        }
    }

    /// <summary>Makes a network unless it exists.</summary>
    /// <param name="networkId">The network.</param>
    /// <exception cref="NetworkException">It has the name that means none.</exception>
    public void UpdateNetwork(string networkId)
    {
        lock (_gate)
        {
            Demand(networkId != UnknownNetwork, NetworkError.NetworkAlreadyExist, $"Network {networkId} can't be made: the name means no network");
            _networks.TryAdd(networkId, []);
        }
    }

    /// <summary>Removes a network; its ports have none afterwards.</summary>
    /// <param name="networkId">The network.</param>
    /// <exception cref="NetworkException">There is no such network.</exception>
    public Task RemoveNetworkAsync(string networkId) => Change(events =>
    {
        foreach (var place in PortsOf(networkId).ToArray())
        {
            Leave(place, events);
            _ports[place] = _ports[place] with { NetworkId = UnknownNetwork, MacAddress = null };
        }
        _networks.Remove(networkId);
        events.Add(new EventNetworkDel(networkId));
    });

    /// <summary>The ports of a network.</summary>
    /// <param name="networkId">The network.</param>
    /// <exception cref="NetworkException">There is no such network.</exception>
    public IReadOnlyList<(ulong Dpid, uint PortNo)> ListPorts(string networkId) => Read<(ulong, uint)[]>(() => [.. PortsOf(networkId)]);

    /// <summary>Puts a port into a network.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">There is no such network, or the port is in one.</exception>
    public Task CreatePortAsync(string networkId, ulong dpid, uint portNo) => Change(events =>
    {
        PortsOf(networkId);
        Demand(
            !_ports.TryGetValue((dpid, portNo), out var known) || known.NetworkId == UnknownNetwork, NetworkError.PortAlreadyExist,
            $"Port {portNo} of {DpidText.Format(dpid)} is in network {known?.NetworkId} already");
        Join(networkId, (dpid, portNo), events);
    });

    /// <summary>Puts a port into a network, whether or not it is in another.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">There is no such network.</exception>
    public Task UpdatePortAsync(string networkId, ulong dpid, uint portNo) => Change(events =>
    {
        PortsOf(networkId);
        var place = (dpid, portNo);
        if (_ports.TryGetValue(place, out var known) && known.NetworkId == networkId)
        {
            return;
        }
        Leave(place, events);
        Join(networkId, place, events);
    });

    /// <summary>Forgets a port; one that is forgotten already stays so.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">Nothing is known of the switch.</exception>
    public Task RemovePortAsync(ulong dpid, uint portNo) => Change(events =>
    {
        Demand(_dpids.Contains(dpid), NetworkError.PortNotFound, $"There is no port {portNo} of {DpidText.Format(dpid)}: the switch never had one");
        Leave((dpid, portNo), events);
        _ports.Remove((dpid, portNo));
    });

    /// <summary>Notes which address is behind a port.</summary>
    /// <param name="networkId">The port's network.</param>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <param name="macAddress">The address.</param>
    /// <exception cref="NetworkException">The port is not in this network, or has an address.</exception>
    public Task CreateMacAsync(string networkId, ulong dpid, uint portNo, MacAddress macAddress) => Change(events =>
    {
        var port = Find(dpid, portNo);
        Demand(port.NetworkId == networkId, NetworkError.PortNotFound, $"Port {portNo} of {DpidText.Format(dpid)} is not in network {networkId}");
        Demand(port.MacAddress is null, NetworkError.MacAddressAlreadyExist, $"Port {portNo} of {DpidText.Format(dpid)} has MAC address {port.MacAddress} already");
        _ports[(dpid, portNo)] = port with { MacAddress = macAddress };
        events.Add(new EventMacAddress(networkId, dpid, portNo, macAddress, addDel: true));
    });

    /// <summary>Notes which address is behind a port, unless it is known; it can't be changed.</summary>
    /// <param name="networkId">The port's network.</param>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <param name="macAddress">The address.</param>
    /// <exception cref="NetworkException">The port is not in this network, or has another address.</exception>
    public Task UpdateMacAsync(string networkId, ulong dpid, uint portNo, MacAddress macAddress) =>
        GetPort(dpid, portNo) is { } port && port.NetworkId == networkId && port.MacAddress == macAddress
            ? Task.CompletedTask
            : CreateMacAsync(networkId, dpid, portNo, macAddress);

    /// <summary>What is known of a port.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">There is no such port.</exception>
    public NetworkPort GetPort(ulong dpid, uint portNo) => Read(() => Find(dpid, portNo));

    /// <summary>The address behind a port, or null.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">There is no such port.</exception>
    public MacAddress? GetMac(ulong dpid, uint portNo) => GetPort(dpid, portNo).MacAddress;

    /// <summary>The network of a port.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">The port is not known or has no network.</exception>
    public string GetNetwork(ulong dpid, uint portNo) => Read(() =>
        _ports.GetValueOrDefault((dpid, portNo)) is { } port && port.NetworkId != UnknownNetwork
            ? port.NetworkId
            : throw new NetworkException(NetworkError.PortUnknown, $"Port {portNo} of {DpidText.Format(dpid)} has no network"));

    /// <summary>The ports of a switch.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="networkId">Only those in this network; null for all.</param>
    /// <param name="macAddress">Only those with this address; null for all.</param>
    public IReadOnlyList<NetworkPort> GetPorts(ulong dpid, string? networkId = null, MacAddress? macAddress = null) => Read<NetworkPort[]>(() =>
    [
        .. _ports.Where(p => p.Key.Dpid == dpid && (networkId is null || p.Value.NetworkId == networkId) && (macAddress is null || p.Value.MacAddress == macAddress))
            .Select(p => p.Value).OrderBy(p => p.PortNo),
    ]);

    /// <summary>The networks of a switch's ports.</summary>
    /// <param name="dpid">The switch's number.</param>
    public IReadOnlySet<string> GetNetworks(ulong dpid) =>
        GetPorts(dpid).Select(p => p.NetworkId).Where(n => n != UnknownNetwork).ToHashSet();

    /// <summary>The switches that have ports in a network.</summary>
    /// <param name="networkId">The network; none for one that does not exist.</param>
    public IReadOnlySet<ulong> GetDpids(string networkId) => Read(() => _networks.GetValueOrDefault(networkId)?.Select(p => p.Dpid).ToHashSet() ?? []);

    /// <summary>The ports of a network that have an address; several while a machine moves.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="macAddress">The address.</param>
    public IReadOnlyList<(ulong Dpid, uint PortNo)> GetPortsWithMac(string networkId, MacAddress macAddress) => Read<(ulong, uint)[]>(() =>
        [.. _networks.GetValueOrDefault(networkId)?.Where(p => _ports[p].MacAddress == macAddress) ?? []]);

    /// <summary>The numbers of the ports of a switch that a packet may be flooded to.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="inPort">The port that it came in by, which is left out.</param>
    /// <param name="networkId">The network.</param>
    /// <param name="external">A network that everybody reaches, or null.</param>
    public IReadOnlyList<uint> FilterPorts(ulong dpid, uint inPort, string networkId, string? external = null) =>
        [.. GetPorts(dpid).Where(p => p.PortNo != inPort && (p.NetworkId == networkId || (external is not null && p.NetworkId == external))).Select(p => p.PortNo)];

    private static void Demand(bool holds, NetworkError error, string message)
    {
        if (!holds)
        {
            throw new NetworkException(error, message);
        }
    }

    private SortedSet<(ulong Dpid, uint PortNo)> PortsOf(string networkId) =>
        _networks.GetValueOrDefault(networkId) ?? throw new NetworkException(NetworkError.NetworkNotFound, $"There is no network {networkId}");

    private NetworkPort Find(ulong dpid, uint portNo) =>
        _ports.GetValueOrDefault((dpid, portNo)) ?? throw new NetworkException(NetworkError.PortNotFound, $"There is no port {portNo} of {DpidText.Format(dpid)}");

    private void Join(string networkId, (ulong Dpid, uint PortNo) place, List<EventBase> events)
    {
        _networks[networkId].Add(place);
        _dpids.Add(place.Dpid);
        _ports[place] = new NetworkPort(place.PortNo, networkId, null);
        events.Add(new EventNetworkPort(networkId, place.Dpid, place.PortNo, addDel: true));
    }

    private void Leave((ulong Dpid, uint PortNo) place, List<EventBase> events)
    {
        if (!_ports.TryGetValue(place, out var port) || port.NetworkId == UnknownNetwork)
        {
            return;
        }
        if (port.MacAddress is { } mac)
        {
            events.Add(new EventMacAddress(port.NetworkId, place.Dpid, place.PortNo, mac, addDel: false));
        }
        _networks.GetValueOrDefault(port.NetworkId)?.Remove(place);
        events.Add(new EventNetworkPort(port.NetworkId, place.Dpid, place.PortNo, addDel: false));
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private Task Change(Action<List<EventBase>> change)
    {
        List<EventBase> events = [];
        lock (_gate)
        {
            change(events);
            return _told = TellAsync(_told, events);
        }
    }

    // Changes are told one after the other, in the order in which they were made.
    private async Task TellAsync(Task before, List<EventBase> events)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var ev in events)
        {
            await SendEventToObserversAsync(ev);
        }
    }
}
