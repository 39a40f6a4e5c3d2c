using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;
using Vlcp.Lab;
using Vlcp.Ovsdb;

namespace Vlcp.Bench.Controllers;

/// <summary>OVN: its two databases, ovn-northd, and ovn-controller beside an Open vSwitch. Its API is the northbound database.</summary>
internal sealed class OvnSwitch : IControlledSwitch
{
    private const string Bridge = "br-int";
    private const string Database = "OVN_Northbound";
    private const string Schemas = "/usr/share/ovn";
    private const int PortsOfTransaction = 1000;

    private readonly string _directory = Directory.CreateTempSubdirectory("ovn-bench-").FullName;
    private readonly Dictionary<int, Guid> _dhcpOptions = [];
    private readonly List<LabProcess> _central = [];
    private readonly CommandPlace _place;
    private DummySwitch _dummy = null!;
    private LabProcess? _controller;
    private OvsdbClient? _northbound;
    private long _configuration;

    private OvnSwitch() => _place = CommandPlace.Here.WithEnvironment(new Dictionary<string, string>
    {
        ["OVN_RUNDIR"] = _directory,
        ["OVN_DBDIR"] = _directory,
        ["OVN_SYSCONFDIR"] = _directory,
        ["OVN_LOGDIR"] = _directory,
    });

    public string Name => "OVN 23.03";

    public SwitchWatch Watch { get; private set; } = null!;

    public int ProcessId => _controller!.Id;

    private string Northbound => In("nb.sock");

    /// <summary>Starts OVN and its switch.</summary>
    public static async Task<OvnSwitch> StartAsync(CancellationToken cancellationToken)
    {
        var started = new OvnSwitch();
        try
        {
            await started.StartCentralAsync(cancellationToken);
            started._dummy = await DummySwitch.StartAsync(cancellationToken, "host1");
            await started._dummy.AddBridgeAsync(Bridge, cancellationToken);
            await started._dummy.Switch.VsctlAsync(
                [
                    "set", "Open_vSwitch", ".", $"external_ids:ovn-remote=unix:{started.In("sb.sock")}",
                    "external_ids:ovn-encap-type=vxlan", "external_ids:ovn-encap-ip=10.255.0.1",
                ],
                cancellationToken);
            started.StartController();
            started._northbound = await started.ConnectAsync(cancellationToken);
            await started.WaitForChassisAsync(cancellationToken);
            started.Watch = await SwitchWatch.StartAsync(started._dummy, Bridge, cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async Task DescribeAsync(IReadOnlyCollection<PlannedPort> ports, CancellationToken cancellationToken)
    {
        foreach (var network in ports.Select(port => port.Network).Distinct().Where(network => !_dhcpOptions.ContainsKey(network)))
        {
            await CreateNetworkAsync(network, cancellationToken);
        }

        foreach (var chunk in ports.Chunk(PortsOfTransaction))
        {
            await TransactAsync([.. chunk.SelectMany(Insert)], cancellationToken);
        }
    }

    public Task CreatePortAsync(PlannedPort port, CancellationToken cancellationToken) => TransactAsync([.. Insert(port)], cancellationToken);

    public async Task DeletePortAsync(PlannedPort port, CancellationToken cancellationToken)
    {
        var rows = await TransactAsync([OvsdbOperation.Select("Logical_Switch_Port", [OvsdbCondition.Equal("name", port.Id)], ["name"])], cancellationToken);
        var uuid = rows[0].Rows[0].Uuid;
        await TransactAsync(
            [OvsdbOperation.Mutate("Logical_Switch", [OvsdbCondition.Equal("name", port.NetworkId)], OvsdbMutation.Delete("ports", uuid))],
            cancellationToken);
    }

    /// <summary>The chassis confirms a configuration number after the switch has confirmed all flows of that configuration.</summary>
    public async Task WaitUntilInSyncAsync(CancellationToken cancellationToken)
    {
        _configuration++;
        await TransactAsync([OvsdbOperation.Update("NB_Global", [], new Dictionary<string, OvsdbValue> { ["nb_cfg"] = _configuration })], cancellationToken);
        await TransactAsync(
            [
                OvsdbOperation.Wait(
                    "NB_Global", [], ["hv_cfg"], equal: true, [new Dictionary<string, OvsdbValue> { ["hv_cfg"] = _configuration }], TimeSpan.FromMinutes(5)),
            ],
            cancellationToken);
    }

    public async Task<TimeSpan> RestartAsync(CancellationToken cancellationToken)
    {
        // --restart leaves flows and bindings in place, as an upgrade does.
        await _place.WithEnvironment(_dummy.Switch.Environment)
            .RunAsync("ovn-appctl", ["-t", In($"ovn-controller.{ProcessId}.ctl"), "exit", "--restart"], cancellationToken);
        await _controller!.WaitForExitAsync(cancellationToken);
        await _controller.DisposeAsync();
        var start = Stopwatch.GetTimestamp();
        StartController();
        await WaitUntilInSyncAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        if (Watch is not null)
        {
            await Watch.DisposeAsync();
        }

        if (_northbound is not null)
        {
            await _northbound.DisposeAsync();
        }

        foreach (var process in _central.Prepend(_controller).Reverse())
        {
            if (process is not null)
            {
                await process.DisposeAsync();
            }
        }

        if (_dummy is not null)
        {
            await _dummy.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>A connection of its own to the northbound database.</summary>
    public Task<OvsdbClient> ConnectAsync(CancellationToken cancellationToken) => OvsdbClient.ConnectAsync(
        ConnectionUrl.Parse($"unix:{Northbound}", 6641), ConnectionOptions.Default, JsonRpcOptions.Default, NullLogger.Instance, cancellationToken);

    /// <summary>Creates one logical port by a connection; the answer comes when it is on disk, as that of Vlcp does.</summary>
    public Task CreatePortAsync(OvsdbClient connection, PlannedPort port, CancellationToken cancellationToken) =>
        connection.TransactAsync(Database, [.. Insert(port), OvsdbOperation.Commit(durable: true)], cancellationToken);

    /// <summary>Reads one logical port by a connection.</summary>
    public static Task ReadPortAsync(OvsdbClient connection, PlannedPort port, CancellationToken cancellationToken) =>
        connection.TransactAsync(Database, [OvsdbOperation.Select("Logical_Switch_Port", [OvsdbCondition.Equal("name", port.Id)])], cancellationToken);

    private async Task StartCentralAsync(CancellationToken cancellationToken)
    {
        foreach (var database in (string[])["nb", "sb"])
        {
            await _place.RunAsync("ovsdb-tool", ["create", In($"{database}.db"), $"{Schemas}/ovn-{database}.ovsschema"], cancellationToken);
            _central.Add(Start("ovsdb-server", [In($"{database}.db"), $"--remote=punix:{In($"{database}.sock")}", $"--unixctl={In($"{database}.ctl")}"], database));
            await Eventually.HappensAsync(
                $"the database {database} is there", _ => Task.FromResult(File.Exists(In($"{database}.sock"))), there => there, cancellationToken);
        }

        _central.Add(Start(
            "ovn-northd",
            [$"--ovnnb-db=unix:{Northbound}", $"--ovnsb-db=unix:{In("sb.sock")}", $"--unixctl={In("ovn-northd.ctl")}"],
            "ovn-northd"));
        await using var northbound = await ConnectAsync(cancellationToken);
        await northbound.TransactAsync(Database, [OvsdbOperation.Insert("NB_Global", new Dictionary<string, OvsdbValue>())], cancellationToken);
    }

    // Before that, no chassis has to confirm anything: everything would be in sync.
    private async Task WaitForChassisAsync(CancellationToken cancellationToken)
    {
        await using var southbound = await OvsdbClient.ConnectAsync(
            ConnectionUrl.Parse($"unix:{In("sb.sock")}", 6642), ConnectionOptions.Default, JsonRpcOptions.Default, NullLogger.Instance, cancellationToken);
        await southbound.TransactAsync(
            "OVN_Southbound",
            [
                OvsdbOperation.Wait(
                    "Chassis", [], ["name"], equal: true, [new Dictionary<string, OvsdbValue> { ["name"] = "host1" }], TimeSpan.FromMinutes(1)),
            ],
            cancellationToken);
        await WaitUntilInSyncAsync(cancellationToken);
    }

    private void StartController() => _controller = _place.WithEnvironment(_dummy.Switch.Environment).StartProcess(
        "ovn-controller", [$"unix:{_dummy.DatabaseSocket}", "--no-chdir"], In("ovn-controller.log"));

    private LabProcess Start(string program, IReadOnlyList<string> arguments, string log) =>
        _place.StartProcess(program, [.. arguments, "--no-chdir"], In($"{log}.log"));

    private async Task CreateNetworkAsync(int network, CancellationToken cancellationToken)
    {
        var options = new Dictionary<string, string>
        {
            ["server_id"] = PlannedPort.GatewayOf(network),
            ["server_mac"] = "02:ff:00:00:00:01",
            ["lease_time"] = "3600",
            ["router"] = PlannedPort.GatewayOf(network),
        };
        var results = await TransactAsync(
            [
                OvsdbOperation.Insert("DHCP_Options", new Dictionary<string, OvsdbValue>
                {
                    ["cidr"] = PlannedPort.SubnetOf(network),
                    ["options"] = OvsdbValue.Map(options),
                }),
                OvsdbOperation.Insert("Logical_Switch", new Dictionary<string, OvsdbValue>
                {
                    ["name"] = PlannedPort.NameOf(network),
                    ["other_config"] = OvsdbValue.Map(new Dictionary<string, string> { ["subnet"] = PlannedPort.SubnetOf(network) }),
                }),
            ],
            cancellationToken);
        _dhcpOptions[network] = results[0].Uuid!.Value;
    }

    private IEnumerable<OvsdbOperation> Insert(PlannedPort port) =>
    [
        OvsdbOperation.Insert(
            "Logical_Switch_Port",
            new Dictionary<string, OvsdbValue>
            {
                ["name"] = port.Id,
                ["addresses"] = $"{port.Mac} {port.Address}",
                ["dhcpv4_options"] = _dhcpOptions[port.Network],
            },
            $"l{port.Number}"),
        OvsdbOperation.Mutate(
            "Logical_Switch",
            [OvsdbCondition.Equal("name", port.NetworkId)],
            OvsdbMutation.Insert("ports", OvsdbAtom.NamedUuid($"l{port.Number}"))),
    ];

    private Task<ImmutableArray<OvsdbOperationResult>> TransactAsync(IReadOnlyList<OvsdbOperation> operations, CancellationToken cancellationToken) =>
        _northbound!.TransactAsync(Database, operations, cancellationToken);

    private string In(string name) => Path.Combine(_directory, name);
}
