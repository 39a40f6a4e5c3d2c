using Vlcp.Apps.Datapaths;
using Vlcp.Apps.Networks;

namespace Vlcp.Apps.Tunnels;

/// <summary>
/// The tunnel keys of networks, and which port of a switch leads to which other switch; a context, and the source of
/// <see cref="EventTunnelKeyAdd"/>, <see cref="EventTunnelKeyDel"/> and <see cref="EventTunnelPort"/>. Calls can come from any thread; each is done
/// wholly or refused with a <see cref="NetworkException"/>.
/// </summary>
[App("tunnels", Description = "tunnel keys of networks and tunnel ports of switches")]
public sealed class Tunnels : App
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, uint> _keys = [];
    private readonly Dictionary<(ulong Dpid, uint PortNo), ulong> _ports = [];
    private Task _told = Task.CompletedTask;

    /// <summary>Gives a network a key.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="tunnelKey">The key.</param>
    /// <exception cref="NetworkException">The network has a key, or another has this one.</exception>
    public Task RegisterKeyAsync(string networkId, uint tunnelKey) => Change(() =>
    {
        Demand(!_keys.TryGetValue(networkId, out var known), NetworkError.NetworkAlreadyExist, $"Network {networkId} has tunnel key {known} already");
        Demand(!_keys.ContainsValue(tunnelKey), NetworkError.TunnelKeyAlreadyExist, $"Tunnel key {tunnelKey} belongs to another network");
        _keys[networkId] = tunnelKey;
        return new EventTunnelKeyAdd(networkId, tunnelKey);
    });

    /// <summary>Gives a network a key unless it has the same.</summary>
    /// <param name="networkId">The network.</param>
    /// <param name="tunnelKey">The key.</param>
    /// <exception cref="NetworkException">The network has another key, or another network has this one.</exception>
    public Task UpdateKeyAsync(string networkId, uint tunnelKey)
    {
        lock (_gate)
        {
            return _keys.TryGetValue(networkId, out var known) && known == tunnelKey ? Task.CompletedTask : RegisterKeyAsync(networkId, tunnelKey);
        }
    }

    /// <summary>A network's key.</summary>
    /// <param name="networkId">The network.</param>
    /// <exception cref="NetworkException">It has none.</exception>
    public uint GetKey(string networkId)
    {
        lock (_gate)
        {
            return _keys.TryGetValue(networkId, out var key) ? key : throw new NetworkException(NetworkError.TunnelKeyNotFound, $"Network {networkId} has no tunnel key");
        }
    }

    /// <summary>Takes a network's key away.</summary>
    /// <param name="networkId">The network.</param>
    /// <exception cref="NetworkException">It has none.</exception>
    public Task DeleteKeyAsync(string networkId) => Change(() =>
    {
        Demand(_keys.Remove(networkId, out var key), NetworkError.NetworkNotFound, $"Network {networkId} has no tunnel key");
        return new EventTunnelKeyDel(networkId, key);
    });

    /// <summary>Notes that a port leads to another switch.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <param name="remoteDpid">The number of the other switch.</param>
    /// <exception cref="NetworkException">The port is registered.</exception>
    public Task RegisterPortAsync(ulong dpid, uint portNo, ulong remoteDpid) => Change(() =>
    {
        Demand(_ports.TryAdd((dpid, portNo), remoteDpid), NetworkError.PortAlreadyExist, $"Port {portNo} of {DpidText.Format(dpid)} leads to a switch already");
        return new EventTunnelPort(dpid, portNo, remoteDpid, addDel: true);
    });

    /// <summary>Notes that a port leads to another switch, unless it is known.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <param name="remoteDpid">The number of the other switch.</param>
    /// <exception cref="NetworkException">It leads to a different one.</exception>
    public Task UpdatePortAsync(ulong dpid, uint portNo, ulong remoteDpid)
    {
        lock (_gate)
        {
            if (!_ports.TryGetValue((dpid, portNo), out var known))
            {
                return RegisterPortAsync(dpid, portNo, remoteDpid);
            }
            Demand(
                known == remoteDpid, NetworkError.RemoteDpidAlreadyExist, $"Port {portNo} of {DpidText.Format(dpid)} leads to {DpidText.Format(known)} already");
            return Task.CompletedTask;
        }
    }

    /// <summary>The ports of a switch that lead to others.</summary>
    /// <param name="dpid">The switch's number.</param>
    public IReadOnlyList<uint> ListPorts(ulong dpid)
    {
        lock (_gate)
        {
            return [.. _ports.Keys.Where(p => p.Dpid == dpid).Select(p => p.PortNo).Order()];
        }
    }

    /// <summary>Where a port leads to.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">It is not registered.</exception>
    public ulong GetRemoteDpid(ulong dpid, uint portNo)
    {
        lock (_gate)
        {
            return _ports.TryGetValue((dpid, portNo), out var remote) ? remote : throw NotFound(dpid, $"{portNo}");
        }
    }

    /// <summary>The port that leads to a switch; the lowest if there are several.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="remoteDpid">The number of the other switch.</param>
    /// <exception cref="NetworkException">There is none.</exception>
    public uint GetPort(ulong dpid, ulong remoteDpid)
    {
        lock (_gate)
        {
            var ports = _ports.Where(p => p.Key.Dpid == dpid && p.Value == remoteDpid).Select(p => p.Key.PortNo).Order().ToArray();
            return ports.Length > 0 ? ports[0] : throw NotFound(dpid, $"to {DpidText.Format(remoteDpid)}");
        }
    }

    /// <summary>Forgets where a port leads to.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="portNo">The port's number.</param>
    /// <exception cref="NetworkException">It is not registered.</exception>
    public Task DeletePortAsync(ulong dpid, uint portNo) => Change(() =>
    {
        Demand(_ports.Remove((dpid, portNo), out var remote), NetworkError.PortNotFound, $"There is no tunnel port {portNo} of {DpidText.Format(dpid)}");
        return new EventTunnelPort(dpid, portNo, remote, addDel: false);
    });

    private static NetworkException NotFound(ulong dpid, string what) =>
        new(NetworkError.PortNotFound, $"There is no tunnel port {what} of {DpidText.Format(dpid)}");

    private static void Demand(bool holds, NetworkError error, string message)
    {
        if (!holds)
        {
            throw new NetworkException(error, message);
        }
    }

    private Task Change(Func<EventBase> change)
    {
        lock (_gate)
        {
            return _told = TellAsync(_told, change());
        }
    }

    private async Task TellAsync(Task before, EventBase ev)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await SendEventToObserversAsync(ev);
    }
}
