using System.Globalization;

namespace Vlcp.Lab;

/// <summary>
/// Walks through the layer 2 part of the tutorial in a lab whose servers have a bridge and a controller: makes networks and ports
/// with the tutorial's own commands, looks who reaches whom, and removes everything.
/// </summary>
/// <param name="lab">The lab.</param>
/// <param name="network">The networks.</param>
/// <param name="output">Gets the story: every command and what came of it.</param>
/// <param name="bridge">The bridge of every server.</param>
public sealed class TutorialWalk(NetworkLab lab, TutorialNetwork network, TextWriter output, string bridge = TutorialWalk.Bridge)
{
    /// <summary>The bridge of the tutorial.</summary>
    public const string Bridge = "testbr0";

    private static readonly string[] Lists =
    [
        "viperflow/listphysicalnetworks", "viperflow/listphysicalports", "viperflow/listlogicalnetworks", "viperflow/listsubnets",
        "viperflow/listlogicalports", "vrouterapi/listvirtualrouters",
    ];

    private readonly TutorialStory _story = new(output);
    private readonly List<TutorialPort> _ports = [];
    private TutorialRouter? _router;

    /// <summary>The server whose web API is called; null to call each server's own.</summary>
    public LabServer? ApiServer { get; init; }

    /// <summary>The logical ports with the machines behind them.</summary>
    public IReadOnlyList<TutorialPort> Ports => _ports;

    /// <summary>Makes the networks on the first server, and on every server one port in each network with a machine behind it.</summary>
    /// <exception cref="LabException">The web API refused something.</exception>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await _story.ChapterAsync($"Create the {network.Id} networks");
        await RunAllAsync(ApiOf(lab.Servers[0]), network.CreateCommands, cancellationToken);
        await _story.ChapterAsync("Create the logical ports");
        foreach (var server in lab.Servers)
        {
            foreach (var subnet in network.Subnets)
            {
                _ports.Add(await CreatePortAsync(server, subnet, cancellationToken));
            }
        }

        await AddWaysAsync(cancellationToken);
        await SyncAsync(cancellationToken);
    }

    /// <summary>Joins all networks with a virtual router.</summary>
    /// <exception cref="LabException">The web API refused something.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _story.ChapterAsync("Create the virtual router");
        var router = new TutorialRouter("subnetrouter", network.Subnets);
        await RunAllAsync(ApiOf(lab.Servers[0]), router.CreateCommands, cancellationToken);
        _router = router;
        await RemoveWaysAsync(cancellationToken);
        await SyncAsync(cancellationToken);
    }

    /// <summary>Pings from every machine to every other one: those of one network must answer, and no others.</summary>
    /// <exception cref="LabException">A ping that should be answered was not, or the other way round; the message names them.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await _story.ChapterAsync("Who reaches whom");
        var wrong = new List<string>();
        foreach (var from in _ports)
        {
            var others = _ports.Where(port => port != from).ToList();
            var pings = await Task.WhenAll(others.Select(to => PingAsync(from, to, cancellationToken)));
            foreach (var (to, ping) in others.Zip(pings))
            {
                var isExpected = IsConnected(from, to) ? ping.AllReceived : ping.Received == 0;
                await _story.PingAsync(from, to, ping, isExpected);
                if (!isExpected)
                {
                    wrong.Add($"{from.Id} -> {to.Id}: {ping.Received} of {ping.Transmitted} answered\n{ping.Output}");
                }
            }
        }

        if (wrong.Count > 0)
        {
            throw new LabException($"{wrong.Count} pings did not end as they should:\n{string.Join('\n', wrong)}");
        }
    }

    /// <summary>Removes everything that <see cref="CreateAsync"/> made, in reverse order, and waits until the switches have followed.</summary>
    /// <exception cref="LabException">The web API refused something.</exception>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await _story.ChapterAsync($"Remove the {network.Id} networks");
        foreach (var server in lab.Servers)
        {
            await RunAsync(ApiOf(server), network.RemovePortsCommand(), cancellationToken, ("SERVER_ID", $"{server.Number}"));
        }

        // Any server will do, so this time it is not the one that made them.
        await RunAllAsync(ApiOf(lab.Servers[^1]), _router?.RemoveCommands ?? [], cancellationToken);
        _router = null;
        await RunAllAsync(ApiOf(lab.Servers[^1]), network.RemoveCommands, cancellationToken);
        foreach (var port in _ports)
        {
            await port.Endpoint.DisposeAsync();
        }

        _ports.Clear();
        await SyncAsync(cancellationToken);
    }

    /// <summary>Looks whether the web API lists anything.</summary>
    /// <exception cref="LabException">Something is left; the message shows it.</exception>
    public async Task CheckNothingIsLeftAsync(CancellationToken cancellationToken)
    {
        await _story.ChapterAsync("What is left");
        foreach (var server in lab.Servers)
        {
            foreach (var list in Lists)
            {
                var commandLine = $"curl -g 'http://localhost:8081/{list}'";
                var answer = await ApiOf(server).ShellAsync(commandLine, cancellationToken);
                await _story.CommandAsync(ApiOf(server), commandLine, answer);
                if (answer.Trim() != "{\"result\": []}")
                {
                    throw new LabException($"Something is left of the networks: '{commandLine}' on {server.Name} answered {answer}");
                }
            }
        }
    }

    /// <summary>Whether the two are to reach each other.</summary>
    public bool IsConnected(TutorialPort one, TutorialPort other) =>
        (one.Subnet == other.Subnet || _router is not null) && (network.PhysicalPort is not null || one.Server == other.Server);

    private LabServer ApiOf(LabServer server) => ApiServer ?? server;

    private async Task<TutorialPort> CreatePortAsync(LabServer server, TutorialSubnet subnet, CancellationToken cancellationToken)
    {
        var id = subnet.LogicalPort(server);
        var endpoint = await server.AddEndpointAsync(bridge, subnet.PortName, id, cancellationToken);
        await _story.CommandAsync(
            server,
            $"ovs-vsctl add-port {bridge} {subnet.PortName} -- set interface {subnet.PortName} type=internal external_ids:iface-id={id}",
            string.Empty);
        await RunAsync(
            ApiOf(server),
            TutorialNetwork.CreatePortCommand(subnet),
            cancellationToken,
            ("LOGPORT_ID", id),
            ("MAC_ADDRESS", endpoint.MacText));
        var address = await endpoint.DhclientAsync(cancellationToken);
        await _story.CommandAsync(
            server,
            $"ip netns exec {endpoint.Namespace} dhclient {endpoint.DeviceName}",
            $"{endpoint.DeviceName} has address {address} and MTU {await endpoint.MtuAsync(cancellationToken)}");
        return new TutorialPort(server, subnet, endpoint, address);
    }

    // Without a way to the other subnets a machine would not even ask for them, and no answer would prove nothing.
    private async Task AddWaysAsync(CancellationToken cancellationToken)
    {
        foreach (var port in _ports)
        {
            foreach (var subnet in network.Subnets.Where(subnet => subnet != port.Subnet))
            {
                await port.Endpoint.RunAsync(
                    "ip", ["route", "replace", subnet.Cidr, "dev", port.Endpoint.DeviceName], cancellationToken);
            }
        }
    }

    // With a router every machine has its way by the default gateway.
    private async Task RemoveWaysAsync(CancellationToken cancellationToken)
    {
        foreach (var port in _ports)
        {
            foreach (var subnet in network.Subnets.Where(subnet => subnet != port.Subnet))
            {
                await port.Endpoint.RunAsync("ip", ["route", "del", subnet.Cidr, "dev", port.Endpoint.DeviceName], cancellationToken);
            }
        }
    }

    private Task<PingResult> PingAsync(TutorialPort from, TutorialPort to, CancellationToken cancellationToken) =>
        IsConnected(from, to)
            ? PingConnectedAsync(from, to, cancellationToken)
            : from.Endpoint.PingAsync(to.Address.ToString(), cancellationToken, count: 2);

    // What another server has published may still be on its way, so the first answer is waited for; then none may be lost.
    private static async Task<PingResult> PingConnectedAsync(TutorialPort from, TutorialPort to, CancellationToken cancellationToken)
    {
        var target = to.Address.ToString();
        try
        {
            await from.Endpoint.WaitForPingAsync(target, cancellationToken);
        }
        catch (LabException)
        {
            // The pings that follow show it.
        }

        // After the last request ping(8) waits no longer than for two round trips, which on a busy machine is too short now and then.
        var ping = await from.Endpoint.PingAsync(target, cancellationToken);
        for (var repeated = 0; repeated < 2 && ping is { AllReceived: false, Received: > 0 }; repeated++)
        {
            ping = await from.Endpoint.PingAsync(target, cancellationToken);
        }

        return ping;
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        foreach (var server in lab.Servers)
        {
            await ApiOf(server).SyncAsync(cancellationToken);
        }
    }

    private async Task RunAllAsync(LabServer server, IReadOnlyList<string> commandLines, CancellationToken cancellationToken)
    {
        foreach (var commandLine in commandLines)
        {
            await RunAsync(server, commandLine, cancellationToken);
        }
    }

    private async Task RunAsync(
        LabServer server, string commandLine, CancellationToken cancellationToken, params (string Name, string Value)[] variables)
    {
        var answer = await server.ShellAsync(commandLine, cancellationToken, variables.ToDictionary(v => v.Name, v => v.Value));
        var assignments = string.Concat(variables.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Name}={v.Value}\n")));
        await _story.CommandAsync(server, assignments + commandLine, answer);
    }
}
