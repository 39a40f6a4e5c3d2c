using System.Globalization;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Routers;

/// <summary>One server with a virtual router between network_1 (10.1.0.0/24) and network_2 (10.2.0.0/24), and a machine in each.</summary>
internal sealed class RouterLab
{
    /// <summary>Largest packet in network_2; network_1 has the usual 1500.</summary>
    public const int SmallMtu = 1000;

    private const string Bridge = "br0";

    private readonly LabServer _server;

    private RouterLab(LabServer server) => _server = server;

    /// <summary>The machine 10.1.0.10.</summary>
    public LabEndpoint One { get; private set; } = null!;

    /// <summary>The machine 10.2.0.10.</summary>
    public LabEndpoint Two { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Runs a test; when it fails, its output shows the state of everything.</summary>
    /// <param name="settings">Settings of the controller, as environment variables.</param>
    /// <param name="test">The test.</param>
    public static async Task RunAsync(IReadOnlyDictionary<string, string> settings, Func<RouterLab, Task> test)
    {
        await using var lab = await NetworkLab.CreateAsync(new LabOptions { Servers = 1 }, Token);
        try
        {
            var routers = new RouterLab(lab.Servers[0]);
            await routers.StartAsync(Path.Combine(lab.Directory, "vlcp.db"), settings);
            await test(routers);
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(await LabReport.DescribeAsync(lab, Bridge, CancellationToken.None));
            throw;
        }
    }

    /// <summary>Pings until the answer is as wanted, and returns what ping printed.</summary>
    /// <param name="from">Who pings.</param>
    /// <param name="wanted">What must stand in it.</param>
    /// <param name="target">The address.</param>
    /// <param name="options">Options of ping(8).</param>
    public static async Task<string> PingUntilAsync(LabEndpoint from, string wanted, string target, params IReadOnlyList<string> options) => (await Eventually.HappensAsync(
        $"ping {string.Join(' ', options)} {target} printed '{wanted}'",
        token => from.PingAsync(target, token, count: 1, options: options),
        ping => ping.Output.Contains(wanted, StringComparison.Ordinal),
        Token,
        TimeSpan.FromSeconds(60))).Output;

    private async Task StartAsync(string dataFile, IReadOnlyDictionary<string, string> settings)
    {
        await _server.AddBridgeAsync(Bridge, Token, "tcp:127.0.0.1:6653");
        var command = ControllerCommand.Vlcp(EndToEnd.Program, _server, dataFile);
        await _server.StartControllerAsync(
            "controller", command with { Environment = new Dictionary<string, string>(command.Environment.Concat(settings)) }, Token);
        await TutorialLab.WaitForSwitchAsync(_server, Token);
        await CallAsync("viperflow/createphysicalnetwork?id=inside&type=local");
        await CallAsync("vrouterapi/createvirtualrouter?id=router");
        One = await AddNetworkAsync(1, 1500);
        Two = await AddNetworkAsync(2, SmallMtu);
        await _server.SyncAsync(Token);
    }

    /// <summary>Asks the web API.</summary>
    public Task CallAsync(string call) => _server.AskAsync(call, Token);

    /// <summary>Waits until the switch has what is stored.</summary>
    public Task SyncAsync() => _server.SyncAsync(Token);

    /// <summary>Flows of the bridge.</summary>
    public Task<string> FlowsAsync() => _server.OfctlAsync(["-O", "OpenFlow13", "dump-flows", Bridge], Token);

    /// <summary>Adds a machine that knows nothing yet to a network.</summary>
    public async Task<LabEndpoint> AddMachineAsync(string id, int network, string? address)
    {
        var endpoint = await _server.AddEndpointAsync(Bridge, id, id, Token);
        await CallAsync($"viperflow/createlogicalport?id={id}&logicalnetwork=network_{network}&subnet=subnet_{network}&mac_address={endpoint.MacText}"
            + (address is null ? "" : $"&ip_address={address}"));
        return endpoint;
    }

    private async Task<LabEndpoint> AddNetworkAsync(int number, int mtu)
    {
        await CallAsync($"viperflow/createlogicalnetwork?id=network_{number}&physicalnetwork=inside&mtu={mtu}");
        await CallAsync($"viperflow/createsubnet?id=subnet_{number}&logicalnetwork=network_{number}&cidr=10.{number}.0.0/24&gateway=10.{number}.0.1");
        await CallAsync($"vrouterapi/addrouterinterface?router=router&subnet=subnet_{number}");
        var endpoint = await AddMachineAsync($"machine{number}", number, $"10.{number}.0.10");
        await endpoint.SetMtuAsync(mtu, Token);
        await endpoint.SetAddressAsync(string.Create(CultureInfo.InvariantCulture, $"10.{number}.0.10/24"), Token, $"10.{number}.0.1");
        return endpoint;
    }
}
