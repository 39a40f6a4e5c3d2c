using System.Globalization;
using System.Text.Json.Nodes;
using Vlcp.EndToEnd.Tests.Robustness;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>Many endpoints on one switch and endless changes of them, through the web API and through the database of the switch.</summary>
internal sealed class SoakWorkload(ControlledBridge bridge, Random random)
{
    public const int EndpointCount = 1000;
    private const int NetworkCount = 10;
    private const int PortsPerCall = 100;

    // More in one ovs-vsctl call than most changes, so that starting programs is not what takes the time.
    private const int SwitchChangesPerCall = 25;

    // What is away comes back after so many others have gone, so that nearly all endpoints are there all the time.
    private const int MostAway = 20;

    private readonly Endpoint[] _endpoints = [.. Enumerable.Range(0, EndpointCount).Select(_ => new Endpoint())];
    private readonly List<string> _switchChanges = [];
    private readonly HashSet<int> _switchChanged = [];
    private readonly Queue<int> _deleted = new();
    private readonly Queue<int> _unplugged = new();
    private bool _extraExists;
    private long _macs;

    /// <summary>Changes made so far.</summary>
    public int Changes { get; private set; }

    private RunningController Controller => bridge.Controller;

    /// <summary>Creates networks with a router between them.</summary>
    public async Task CreateNetworksAsync(CancellationToken cancellationToken)
    {
        await CallAsync("viperflow/createphysicalnetwork", new JsonObject { ["id"] = "vx", ["type"] = "vxlan", ["vnirange"] = new JsonArray(new JsonArray(100, 999)) }, cancellationToken);
        await CallAsync("viperflow/createphysicalport", new JsonObject { ["physicalnetwork"] = "vx", ["name"] = "vxlan0" }, cancellationToken);
        await CallAsync("vrouterapi/createvirtualrouter", new JsonObject { ["id"] = "r" }, cancellationToken);
        for (var network = 0; network < NetworkCount; network++)
        {
            await CreateNetworkAsync($"n{network}", $"10.{network}.0", cancellationToken);
        }
    }

    /// <summary>Creates ports, and the interfaces of the switch.</summary>
    public async Task CreatePortsAsync(CancellationToken cancellationToken)
    {
        foreach (var chunk in Enumerable.Range(0, EndpointCount).Chunk(PortsPerCall))
        {
            await CallAsync("viperflow/createlogicalports", new JsonObject { ["ports"] = new JsonArray([.. chunk.Select(NewPort)]) }, cancellationToken);
        }

        await bridge.Switch.AddPortsAsync(ControlledBridge.Bridge, [.. Enumerable.Range(0, EndpointCount).Select(index => ($"v{index}", (string?)$"p{index}"))], cancellationToken);
    }

    /// <summary>Makes one change.</summary>
    public async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var index = random.Next(EndpointCount);
        switch (random.Next(20))
        {
            case < 6 when _endpoints[index].IsStored:
                _endpoints[index].Mac = NewMac();
                await CallAsync("viperflow/updatelogicalport", new JsonObject { ["id"] = $"p{index}", ["mac_address"] = _endpoints[index].Mac }, cancellationToken);
                break;
            case < 8 when _endpoints[index].IsStored:
                await CallAsync("viperflow/updatelogicalport", new JsonObject { ["id"] = $"p{index}", ["ip_address"] = null }, cancellationToken);
                break;
            case < 11:
                await CreateOrDeletePortAsync(index, cancellationToken);
                break;
            case < 12:
                await CreateOrDeleteNetworkAsync(cancellationToken);
                break;
            default:
                ChangeInterface(index);
                break;
        }

        Changes++;
        if (_switchChanged.Count >= SwitchChangesPerCall)
        {
            await FlushAsync(cancellationToken);
        }
    }

    /// <summary>Hands what is collected for the database of the switch to it.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_switchChanges.Count > 0)
        {
            await bridge.Switch.Switch.VsctlAsync([.. _switchChanges], cancellationToken);
            _switchChanges.Clear();
            _switchChanged.Clear();
        }
    }

    /// <summary>The MAC addresses of the ports that have to be stored, by id.</summary>
    public IReadOnlyDictionary<string, string> ExpectedPorts() =>
        _endpoints.Index().Where(entry => entry.Item.IsStored).ToDictionary(entry => $"p{entry.Index}", entry => entry.Item.Mac);

    /// <summary>Removes all ports, from the switch and from the store.</summary>
    public async Task RemovePortsAsync(CancellationToken cancellationToken)
    {
        foreach (var chunk in ExpectedPorts().Keys.Chunk(PortsPerCall))
        {
            await CallAsync("viperflow/deletelogicalports", new JsonObject { ["ports"] = new JsonArray([.. chunk.Select(id => new JsonObject { ["id"] = id })]) }, cancellationToken);
        }

        foreach (var chunk in _endpoints.Index().Where(entry => entry.Item.IsPlugged).Select(entry => entry.Index).Chunk(PortsPerCall))
        {
            await bridge.Switch.Switch.VsctlAsync([.. chunk.SelectMany(index => new[] { "--", "del-port", $"v{index}" })], cancellationToken);
        }
    }

    private async Task CreateOrDeletePortAsync(int index, CancellationToken cancellationToken)
    {
        if (_deleted.Count == MostAway || !_endpoints[index].IsStored)
        {
            await CallAsync("viperflow/createlogicalport", NewPort(_deleted.Dequeue()), cancellationToken);
        }
        else
        {
            _endpoints[index].IsStored = false;
            _deleted.Enqueue(index);
            await CallAsync("viperflow/deletelogicalport", new JsonObject { ["id"] = $"p{index}" }, cancellationToken);
        }
    }

    private async Task CreateOrDeleteNetworkAsync(CancellationToken cancellationToken)
    {
        if (_extraExists)
        {
            await CallAsync("vrouterapi/removerouterinterface", new JsonObject { ["router"] = "r", ["subnet"] = "extra-s" }, cancellationToken);
            await CallAsync("viperflow/deletesubnet", new JsonObject { ["id"] = "extra-s" }, cancellationToken);
            await CallAsync("viperflow/deletelogicalnetwork", new JsonObject { ["id"] = "extra" }, cancellationToken);
        }
        else
        {
            await CreateNetworkAsync("extra", "10.200.0", cancellationToken);
        }

        _extraExists = !_extraExists;
    }

    private async Task CreateNetworkAsync(string id, string prefix, CancellationToken cancellationToken)
    {
        await CallAsync("viperflow/createlogicalnetwork", new JsonObject { ["id"] = id, ["physicalnetwork"] = "vx" }, cancellationToken);
        await CallAsync("viperflow/createsubnet", new JsonObject { ["id"] = $"{id}-s", ["logicalnetwork"] = id, ["cidr"] = $"{prefix}.0/22", ["gateway"] = $"{prefix}.1" }, cancellationToken);
        await CallAsync("vrouterapi/addrouterinterface", new JsonObject { ["router"] = "r", ["subnet"] = $"{id}-s" }, cancellationToken);
    }

    private void ChangeInterface(int index)
    {
        if (_unplugged.Count == MostAway)
        {
            index = _unplugged.Dequeue();
        }

        while (_unplugged.Count < MostAway && !_endpoints[index].IsPlugged && _unplugged.Contains(index))
        {
            index = random.Next(EndpointCount);
        }

        // Within one call to the database each interface changes once: adding and removing it there would leave nothing to see.
        var endpoint = _endpoints[index];
        if (!_switchChanged.Add(index))
        {
            if (!endpoint.IsPlugged)
            {
                _unplugged.Enqueue(index);
            }

            return;
        }

        _switchChanges.Add("--");
        if (!endpoint.IsPlugged)
        {
            _switchChanges.AddRange(["add-port", ControlledBridge.Bridge, $"v{index}", "--", "set", "interface", $"v{index}", "type=dummy", $"external_ids:iface-id=p{index}"]);
            (endpoint.IsPlugged, endpoint.IsNamed) = (true, true);
        }
        else if (!endpoint.IsNamed || random.Next(16) == 0)
        {
            _switchChanges.AddRange(endpoint.IsNamed
                ? ["remove", "interface", $"v{index}", "external_ids", "iface-id"]
                : ["set", "interface", $"v{index}", $"external_ids:iface-id=p{index}"]);
            endpoint.IsNamed = !endpoint.IsNamed;
        }
        else
        {
            _switchChanges.AddRange(["del-port", ControlledBridge.Bridge, $"v{index}"]);
            endpoint.IsPlugged = false;
            _unplugged.Enqueue(index);
        }
    }

    private JsonObject NewPort(int index)
    {
        var network = random.Next(NetworkCount);
        (_endpoints[index].IsStored, _endpoints[index].Mac) = (true, NewMac());
        return new JsonObject { ["id"] = $"p{index}", ["logicalnetwork"] = $"n{network}", ["subnet"] = $"n{network}-s", ["mac_address"] = _endpoints[index].Mac };
    }

    private string NewMac() => string.Create(CultureInfo.InvariantCulture, $"02:00:{_macs >> 24 & 255:x2}:{_macs >> 16 & 255:x2}:{_macs >> 8 & 255:x2}:{_macs++ & 255:x2}");

    private Task CallAsync(string method, JsonObject arguments, CancellationToken cancellationToken) => Controller.CallAsync(method, arguments, cancellationToken);

    private sealed class Endpoint
    {
        public bool IsStored { get; set; }

        public bool IsPlugged { get; set; } = true;

        public bool IsNamed { get; set; } = true;

        public string Mac { get; set; } = "";
    }
}
