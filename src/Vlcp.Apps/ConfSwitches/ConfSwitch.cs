using System.Text.Json.Nodes;
using Vlcp.Apps.Datapaths;

namespace Vlcp.Apps.ConfSwitches;

/// <summary>
/// What is set for single switches: for each datapath number, values under keys; a context, and the source of <see cref="EventConfSwitchSet"/>,
/// <see cref="EventConfSwitchDel"/> and <see cref="EventConfSwitchDelDPID"/>. Values are JSON. Calls can come from any thread. Nothing is kept over a restart.
/// </summary>
[App("conf_switch", Description = "settings of single switches, for other apps to read")]
public sealed class ConfSwitch : App
{
    /// <summary>The usual key for how the switch's database is reached: <c>method:ip[:port]</c>.</summary>
    public const string OvsdbAddr = "ovsdb_addr";

    /// <summary>The usual key for the IP address of the switch's tunnels.</summary>
    public const string OvsTunnelAddr = "ovs_tunnel_addr";

    private readonly Lock _gate = new();
    private readonly SortedDictionary<ulong, SortedDictionary<string, JsonNode>> _values = [];
    private Task _told = Task.CompletedTask;

    /// <summary>The switches for which something is set.</summary>
    public IReadOnlyList<ulong> Dpids()
    {
        lock (_gate)
        {
            return [.. _values.Keys];
        }
    }

    /// <summary>The keys of a switch.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <exception cref="KeyNotFoundException">Nothing is set for it.</exception>
    public IReadOnlyList<string> Keys(ulong dpid)
    {
        lock (_gate)
        {
            return [.. Of(dpid).Keys];
        }
    }

    /// <summary>Whether a key of a switch is set.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="key">The key.</param>
    public bool Contains(ulong dpid, string key)
    {
        lock (_gate)
        {
            return _values.TryGetValue(dpid, out var values) && values.ContainsKey(key);
        }
    }

    /// <summary>A value; a copy, which may be changed.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">It is not set.</exception>
    public JsonNode GetKey(ulong dpid, string key)
    {
        lock (_gate)
        {
            return (Of(dpid).GetValueOrDefault(key) ?? throw Missing(dpid, key)).DeepClone();
        }
    }

    /// <summary>Sets a value, the same one too.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <returns>Ends when observers have the event.</returns>
    public Task SetKeyAsync(ulong dpid, string key, JsonNode value)
    {
        var copy = value.DeepClone();
        return Change(() =>
        {
            if (!_values.TryGetValue(dpid, out var values))
            {
                _values[dpid] = values = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
            }
            values[key] = copy;
            return new EventConfSwitchSet(dpid, key, copy.DeepClone());
        });
    }

    /// <summary>Takes a value away; with its last one, the switch.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="KeyNotFoundException">It is not set.</exception>
    public Task DelKeyAsync(ulong dpid, string key) => Change(() =>
    {
        var values = Of(dpid);
        if (!values.Remove(key))
        {
            throw Missing(dpid, key);
        }
        if (values.Count == 0)
        {
            _values.Remove(dpid);
        }
        return new EventConfSwitchDel(dpid, key);
    });

    /// <summary>Takes all values of a switch away.</summary>
    /// <param name="dpid">The switch's number.</param>
    /// <exception cref="KeyNotFoundException">Nothing is set for it.</exception>
    public Task DelDpidAsync(ulong dpid) => Change(() =>
    {
        Of(dpid);
        _values.Remove(dpid);
        return new EventConfSwitchDelDPID(dpid);
    });

    /// <summary>The switch with the lowest number that has a value under a key, or null.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public ulong? FindDpid(string key, JsonNode value)
    {
        lock (_gate)
        {
            foreach (var (dpid, values) in _values)
            {
                if (values.TryGetValue(key, out var known) && JsonNode.DeepEquals(known, value))
                {
                    return dpid;
                }
            }
            return null;
        }
    }

    private static KeyNotFoundException Missing(ulong dpid, string key) => new($"{key} is not set for switch {DpidText.Format(dpid)}");

    private SortedDictionary<string, JsonNode> Of(ulong dpid) =>
        _values.GetValueOrDefault(dpid) ?? throw new KeyNotFoundException($"Nothing is set for switch {DpidText.Format(dpid)}");

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
