namespace Vlcp.Lab;

/// <summary>
/// The servers of the tutorial: each with an Open vSwitch, a bridge with a VXLAN port and a VLAN uplink, and a Vlcp of its own; all
/// share one store. Disposing removes everything.
/// </summary>
public sealed class TutorialLab : IAsyncDisposable
{
    private const string Controller = "tcp:127.0.0.1:6653";

    private readonly string _program;
    private readonly TextWriter _output;
    private readonly List<LabProcess> _controllers = [];
    private readonly Func<LabServer, ControllerCommand, CancellationToken, Task<ControllerCommand>> _configure;

    private TutorialLab(
        NetworkLab network,
        string program,
        TextWriter output,
        Func<LabServer, ControllerCommand, CancellationToken, Task<ControllerCommand>>? configure)
    {
        _configure = configure ?? ((_, command, _) => Task.FromResult(command));
        Network = network;
        _program = program;
        _output = output;
    }

    /// <summary>The servers.</summary>
    public NetworkLab Network { get; }

    /// <summary>The SQLite file that all servers share.</summary>
    public string DataFile => DataFileOf(Network.Directory);

    /// <summary>Builds the lab and returns when every controller has its switch; when that fails nothing is left of it.</summary>
    /// <param name="program">The program vlcp.</param>
    /// <param name="servers">How many servers.</param>
    /// <param name="output">Gets the story.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="configure">Changes how the controller of a server is started; called at each start.</param>
    /// <exception cref="LabException">Something did not start; the message says what.</exception>
    public static async Task<TutorialLab> CreateAsync(
        string program,
        int servers,
        TextWriter output,
        CancellationToken cancellationToken,
        Func<LabServer, ControllerCommand, CancellationToken, Task<ControllerCommand>>? configure = null)
    {
        var network = await NetworkLab.CreateAsync(new LabOptions { Servers = servers }, cancellationToken);
        var lab = new TutorialLab(network, program, output, configure);
        try
        {
            await lab.PrepareAsync(cancellationToken);
            return lab;
        }
        catch (Exception failure) when (failure is LabException)
        {
            var report = await LabReport.DescribeAsync(network, TutorialWalk.Bridge, CancellationToken.None);
            await network.DisposeAsync();
            throw new LabException($"{failure.Message}\n{report}", failure);
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>The file that the controllers of a lab in this directory share.</summary>
    public static string DataFileOf(string directory) => Path.Combine(directory, "vlcp.db");

    /// <summary>A walk through the tutorial with these networks.</summary>
    public TutorialWalk Walk(TutorialNetwork network) => new(Network, network, _output);

    /// <summary>The controller of a server.</summary>
    public LabProcess ControllerOf(LabServer server) => _controllers[server.Number - 1];

    /// <summary>Ends the controller of a server as a crash would.</summary>
    public Task KillControllerAsync(LabServer server, CancellationToken cancellationToken) =>
        ControllerOf(server).KillAsync(cancellationToken);

    /// <summary>Starts the controller of a server again and returns when it has its switch.</summary>
    public async Task RestartControllerAsync(LabServer server, CancellationToken cancellationToken)
    {
        _controllers[server.Number - 1] = await StartControllerAsync(server, cancellationToken);
        await WaitForSwitchAsync(server, cancellationToken);
    }

    /// <summary>Waits until a server's controller has its switch in sync.</summary>
    /// <exception cref="LabException">It did not happen in 30 seconds.</exception>
    public static Task WaitForSwitchAsync(LabServer server, CancellationToken cancellationToken) =>
        Eventually.HappensAsync(
            $"the controller of {server.Name} has its switch in sync",
            token => server.AskAsync("dataplane/listswitches", token),
            switches => switches.EnumerateArray().Any(s => s.GetProperty("state").GetString() == "InSync"),
            cancellationToken);

    /// <summary>Removes the lab.</summary>
    public ValueTask DisposeAsync() => Network.DisposeAsync();

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var story = new TutorialStory(_output);
        await story.ChapterAsync($"{Network.Servers.Count} servers, each a network namespace with an Open vSwitch and a Vlcp of its own");
        foreach (var server in Network.Servers)
        {
            await story.FactAsync($"{server.Name} is namespace {server.Namespace} with address {server.UnderlayAddress}; logs in {server.Directory}");
        }

        await story.ChapterAsync("Configure Open vSwitch");
        foreach (var server in Network.Servers)
        {
            await server.AddBridgeAsync(TutorialWalk.Bridge, cancellationToken, Controller);
            await server.AddVxlanPortAsync(TutorialWalk.Bridge, cancellationToken);
            await server.AddVlanUplinkAsync(TutorialWalk.Bridge, cancellationToken);
            foreach (var commandLine in BridgeCommands(server))
            {
                await story.CommandAsync(server, commandLine, string.Empty);
            }
        }

        await story.ChapterAsync("Start Vlcp");
        _controllers.AddRange(await Task.WhenAll(Network.Servers.Select(server => StartControllerAsync(server, cancellationToken))));
        foreach (var server in Network.Servers)
        {
            await story.CommandAsync(server, $"vlcp start --data {DataFile} &", string.Empty);
            await WaitForSwitchAsync(server, cancellationToken);
        }
    }

    private static IReadOnlyList<string> BridgeCommands(LabServer server) =>
    [
        $"ovs-vsctl add-br {TutorialWalk.Bridge}",
        $"ovs-vsctl set-fail-mode {TutorialWalk.Bridge} secure",
        $"ovs-vsctl set-controller {TutorialWalk.Bridge} {Controller}",
        $"ovs-vsctl add-port {TutorialWalk.Bridge} vxlan0 -- set interface vxlan0 type=vxlan "
            + $"options:local_ip={server.UnderlayAddress} options:remote_ip=flow options:key=flow",
        $"ovs-vsctl add-port {TutorialWalk.Bridge} bond0",
    ];

    private async Task<LabProcess> StartControllerAsync(LabServer server, CancellationToken cancellationToken)
    {
        var command = await _configure(server, ControllerCommand.Vlcp(_program, server, DataFile), cancellationToken);
        return await server.StartControllerAsync("controller", command, cancellationToken);
    }
}
