using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json.Nodes;
using Vlcp.Lab;

namespace Vlcp.Bench.Controllers;

/// <summary>The real vlcp in a process of its own, with its store in an SQLite file.</summary>
internal sealed class VlcpSwitch : IControlledSwitch
{
    private const string Bridge = "br0";
    private const int PortsOfCall = 1000;

    private static readonly int[][] VniRange = [[1000, 50_000]];

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-bench-").FullName;
    private readonly int _openFlowPort = FreePort();
    private readonly HttpClient _client;
    private readonly HashSet<int> _networks = [];
    private DummySwitch _dummy = null!;
    private LabProcess? _process;

    private VlcpSwitch() => _client = NewClient();

    public string Name => "Vlcp";

    public SwitchWatch Watch { get; private set; } = null!;

    public int ProcessId => _process!.Id;

    /// <summary>Whether a process that is started from now on dials the switch, as OVN does, instead of waiting for it.</summary>
    public bool DialsSwitch { get; set; }

    private static string Program { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "VlcpProgram").Value!);

    private string Socket => Path.Combine(_directory, "api.sock");

    /// <summary>Starts vlcp and its switch.</summary>
    public static async Task<VlcpSwitch> StartAsync(CancellationToken cancellationToken)
    {
        var started = new VlcpSwitch();
        try
        {
            started._dummy = await DummySwitch.StartAsync(cancellationToken, "host1");
            await started._dummy.AddBridgeAsync(Bridge, cancellationToken, $"tcp:127.0.0.1:{started._openFlowPort}");
            await started._dummy.AddVxlanPortAsync(Bridge, "vxlan0", "10.255.0.1", cancellationToken);
            await started.StartProcessAsync(cancellationToken);
            started.Watch = await SwitchWatch.StartAsync(started._dummy, Bridge, cancellationToken);
            await started.CallAsync("viperflow/createphysicalnetwork", new { id = "physical", type = "vxlan", vnirange = VniRange }, cancellationToken);
            await started.CallAsync("viperflow/createphysicalport", new { physicalnetwork = "physical", name = "vxlan0" }, cancellationToken);
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
        foreach (var networks in ports.Select(port => port.Network).Where(_networks.Add).ToArray().Chunk(PortsOfCall))
        {
            await CallAsync(
                "viperflow/createlogicalnetworks",
                new { networks = networks.Select(n => new { physicalnetwork = "physical", id = PlannedPort.NameOf(n) }) },
                cancellationToken);
            await CallAsync(
                "viperflow/createsubnets",
                new
                {
                    subnets = networks.Select(n => new
                    {
                        logicalnetwork = PlannedPort.NameOf(n),
                        cidr = PlannedPort.SubnetOf(n),
                        id = $"sub{n}",
                        gateway = PlannedPort.GatewayOf(n),
                    }),
                },
                cancellationToken);
        }

        foreach (var chunk in ports.Chunk(PortsOfCall))
        {
            await CallAsync("viperflow/createlogicalports", new { ports = chunk.Select(Describe) }, cancellationToken);
        }
    }

    public Task CreatePortAsync(PlannedPort port, CancellationToken cancellationToken) =>
        CallAsync("viperflow/createlogicalport", Describe(port), cancellationToken);

    public Task DeletePortAsync(PlannedPort port, CancellationToken cancellationToken) =>
        CallAsync("viperflow/deletelogicalport", new { id = port.Id }, cancellationToken);

    /// <summary>Reads one logical port.</summary>
    public Task ReadPortAsync(PlannedPort port, CancellationToken cancellationToken) =>
        CallAsync("viperflow/listlogicalports", new { id = port.Id }, cancellationToken);

    public async Task WaitUntilInSyncAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var switches = (await CallAsync("dataplane/sync", new { timeout = 300 }, cancellationToken))!.AsArray();
            if (switches.Count > 0 && switches.All(s => s!["state"]!.GetValue<string>() == "InSync"))
            {
                return;
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    public async Task<TimeSpan> RestartAsync(CancellationToken cancellationToken)
    {
        await _process!.StopAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        await StartProcessAsync(cancellationToken);
        await WaitUntilInSyncAsync(cancellationToken);
        return Stopwatch.GetElapsedTime(start);
    }

    public async ValueTask DisposeAsync()
    {
        if (Watch is not null)
        {
            await Watch.DisposeAsync();
        }

        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (_dummy is not null)
        {
            await _dummy.DisposeAsync();
        }

        _client.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static object Describe(PlannedPort port) => new
    {
        logicalnetwork = port.NetworkId,
        subnet = $"sub{port.Network}",
        id = port.Id,
        mac_address = port.Mac,
        ip_address = port.Address,
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<JsonNode?> CallAsync(string method, object body, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(body);
        await content.LoadIntoBufferAsync(cancellationToken);
        using var answer = await _client.PostAsync(new Uri(method, UriKind.Relative), content, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!["result"]
            : throw new InvalidOperationException($"{method}: {answer.StatusCode} {text[..Math.Min(text.Length, 500)]}");
    }

    private HttpClient NewClient() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(Socket), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://localhost/"),
        Timeout = TimeSpan.FromMinutes(10),
    };

    private async Task StartProcessAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(_directory, "vlcp.conf");
        await File.WriteAllLinesAsync(
            file,
            [
                $"module.httpserver.vhost.api.url = 'unix:{Socket}'",
                $"module.openflowserver.url = '{(DialsSwitch ? $"unix:{Path.Combine(_dummy.Switch.Directory, $"{Bridge}.mgmt")}" : $"tcp://127.0.0.1:{_openFlowPort}/")}'",
                $"module.openflowserver.client = {DialsSwitch}",
                $"module.jsonrpcserver.url = 'unix:{_dummy.DatabaseSocket}'",
            ],
            cancellationToken);
        File.Delete(Socket);
        _process = CommandPlace.Here.StartProcess(
            Program, ["start", "-f", file, "--data", Path.Combine(_directory, "vlcp.db")], Path.Combine(_directory, "vlcp.log"));
        while (!await IsServingAsync(cancellationToken))
        {
            await _process.EnsureRunningAsync(cancellationToken);
            await Task.Delay(5, cancellationToken);
        }
    }

    private async Task<bool> IsServingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(Socket) && await CallAsync("dataplane/listswitches", new { }, cancellationToken) is not null;
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException)
        {
            return false;
        }
    }
}
