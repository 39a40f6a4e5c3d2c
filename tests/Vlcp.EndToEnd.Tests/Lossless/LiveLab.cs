using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>
/// Two servers with two networks across both of them, a router between these, and machines that can talk. The tests of a class share
/// it, one after the other.
/// </summary>
public class LiveLab : IAsyncLifetime
{
    private static readonly string[] Description =
    [
        "createphysicalnetwork?type=vxlan&vnirange=`[[10000,20000]]`&id=vxlan",
        "createphysicalport?physicalnetwork=vxlan&name=vxlan0",
    ];

    private readonly StringWriter _story = new();

    internal TutorialLab Lab { get; private set; } = null!;

    internal LabServer One => Lab.Network.Servers[0];

    internal LabServer Two => Lab.Network.Servers[1];

    /// <summary>Two machines on the first server and one on the second, in the network "near".</summary>
    internal IReadOnlyList<LabEndpoint> Near { get; private set; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Settings of the controllers, as environment variables.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    public async ValueTask InitializeAsync()
    {
        Lab = await TutorialLab.CreateAsync(EndToEnd.Program, 2, _story, Token, ConfigureAsync);
        foreach (var call in Description)
        {
            await One.AskAsync($"viperflow/{call}", Token);
        }

        await AddNetworkAsync("near", 1);
        await AddNetworkAsync("far", 2);
        await AddRouterAsync("router", "near", "far");
        Near =
        [
            await AddAsync(One, "near", "10.1.0.11", 24, "10.1.0.1"),
            await AddAsync(One, "near", "10.1.0.12", 24, "10.1.0.1"),
            await AddAsync(Two, "near", "10.1.0.21", 24, "10.1.0.1"),
        ];
        await AddAsync(One, "far", "10.2.0.11", 24, "10.2.0.1");
        await AddAsync(Two, "far", "10.2.0.21", 24, "10.2.0.1");
        await SyncAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Lab is not null)
        {
            await Lab.DisposeAsync();
        }
    }

    // The database by TCP: such a connection can be cut without touching the one that Open vSwitch itself has to its database. A
    // switch in user space stops forwarding while that one is away.
    private async Task<ControllerCommand> ConfigureAsync(LabServer server, ControllerCommand command, CancellationToken cancellationToken)
    {
        await server.VsctlAsync(["set-manager", "ptcp:6640:127.0.0.1"], cancellationToken);
        var environment = new Dictionary<string, string>([.. command.Environment, .. Settings])
        {
            ["VLCP__MODULE__JSONRPCSERVER__URL"] = "tcp://127.0.0.1:6640/",
            ["VLCP__MODULE__JSONRPCSERVER__CLIENT"] = "True",
        };
        return command with { Environment = environment };
    }

    /// <summary>Adds a logical network with the subnet 10.NUMBER.0.0/24 of the same id.</summary>
    internal async Task AddNetworkAsync(string id, byte number, string physicalNetwork = "vxlan")
    {
        await One.AskAsync($"viperflow/createlogicalnetwork?physicalnetwork={physicalNetwork}&id={id}&mtu=1450", Token);
        await One.AskAsync($"viperflow/createsubnet?logicalnetwork={id}&cidr=10.{number}.0.0/24&gateway=10.{number}.0.1&id={id}", Token);
    }

    /// <summary>Adds a router between subnets.</summary>
    internal async Task AddRouterAsync(string id, params string[] subnets)
    {
        await One.AskAsync($"vrouterapi/createvirtualrouter?id={id}", Token);
        foreach (var subnet in subnets)
        {
            await One.AskAsync($"vrouterapi/addrouterinterface?router={id}&subnet={subnet}", Token);
        }
    }

    /// <summary>Adds a machine with a logical port. It is connected as containers are, so that it lives through a restart of Open vSwitch.</summary>
    internal async Task<LabEndpoint> AddAsync(LabServer server, string network, string address, int prefix, string? gateway = null)
    {
        var name = $"e{address.Split('.')[1]}x{address.Split('.')[3]}";
        var endpoint = await server.AddEndpointAsync(TutorialWalk.Bridge, name, name, Token, EndpointLink.Veth);
        await server.AskAsync(
            $"viperflow/createlogicalport?id={name}&logicalnetwork={network}&subnet={network}&mac_address={endpoint.MacText}&ip_address={address}",
            Token);
        await endpoint.SetMtuAsync(1450, Token);
        await endpoint.SetAddressAsync($"{address}/{prefix}", Token, gateway);
        return endpoint;
    }

    /// <summary>Starts traffic between servers inside of a network and through the router, and through the router on one server.</summary>
    /// <remarks>
    /// Not more: each device keeps some 270 packets for a switch in user space, which must last while that gets no processor.
    /// </remarks>
    internal Task<Traffic> StartTrafficAsync() =>
        Traffic.StartAsync([(Near[0], "10.1.0.21"), (Near[1], "10.2.0.21"), (Near[0], "10.2.0.11")]);

    /// <summary>Waits until both switches have all that is stored, and all that the servers have told each other because of that.</summary>
    internal async Task SyncAsync()
    {
        for (var round = 0; round < 2; round++)
        {
            await One.SyncAsync(Token);
            await Two.SyncAsync(Token);
        }
    }

    /// <summary>Runs a test; when it fails, its output shows the state of everything.</summary>
    internal async Task RunAsync(Func<Task> test)
    {
        try
        {
            await test();
        }
        catch
        {
            TestContext.Current.TestOutputHelper?.WriteLine(_story.ToString());
            TestContext.Current.TestOutputHelper?.WriteLine(
                await LabReport.DescribeAsync(Lab.Network, TutorialWalk.Bridge, CancellationToken.None));
            throw;
        }
    }
}
