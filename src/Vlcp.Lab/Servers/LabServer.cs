using System.Collections.Immutable;
using System.Net;

namespace Vlcp.Lab;

/// <summary>A server: a network namespace with an Open vSwitch in user space and an address on the underlay.</summary>
public sealed class LabServer
{
    private const string UnderlayBridge = "br-phy";
    private const string UnderlayDevice = "eth0";

    private static readonly TimeSpan ControllerPatience = TimeSpan.FromSeconds(60);

    private readonly NetworkLab _lab;
    private readonly NetworkNamespace _namespace;
    private ImmutableList<LabEndpoint> _endpoints = [];

    private LabServer(NetworkLab lab, byte number, NetworkNamespace networkNamespace, string directory, OpenVSwitch openVSwitch)
    {
        _lab = lab;
        _namespace = networkNamespace;
        Number = number;
        Directory = directory;
        Switch = openVSwitch;
        Place = networkNamespace.Place.WithEnvironment(openVSwitch.Environment);
    }

    /// <summary>The server's number in its lab, from 1.</summary>
    public int Number { get; }

    /// <summary>The server's name: "s" and its number. Also the system-id of its Open vSwitch.</summary>
    public string Name => $"s{Number}";

    /// <summary>The name of the network namespace.</summary>
    public string Namespace => _namespace.Name;

    /// <summary>The directory of the server's files.</summary>
    public string Directory { get; }

    /// <summary>The address by which the other servers reach this one; tunnels use it.</summary>
    public IPAddress UnderlayAddress => _lab.Underlay.AddressOf((byte)Number);

    /// <summary>The path of the UNIX socket on which ovsdb-server answers.</summary>
    public string OvsdbSocket => Switch.DatabaseSocket;

    /// <summary>The server's Open vSwitch.</summary>
    public OpenVSwitch Switch { get; }

    /// <summary>Where the server's commands run: its namespace, with the variables for the tools of Open vSwitch.</summary>
    public CommandPlace Place { get; }

    /// <summary>The endpoints on this server.</summary>
    public IReadOnlyList<LabEndpoint> Endpoints => _endpoints;

    /// <summary>Runs a command on the server and returns what it prints.</summary>
    /// <exception cref="LabCommandException">The exit status is not 0.</exception>
    public async Task<string> RunAsync(string file, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        (await Place.RunAsync(file, arguments, cancellationToken)).Output;

    /// <summary>Starts a long-living process on the server, for instance a controller; its log is NAME.log in the server's directory.</summary>
    public LabProcess StartProcess(
        string name, string file, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Place.WithEnvironment(environment ?? new Dictionary<string, string>())
            .StartProcess(file, arguments, Path.Combine(Directory, $"{name}.log"));

    /// <summary>Starts a controller on the server and waits until it is ready; its log is NAME.log in the server's directory.</summary>
    /// <exception cref="LabException">It ended, or was not ready in 60 seconds.</exception>
    public async Task<LabProcess> StartControllerAsync(string name, ControllerCommand command, CancellationToken cancellationToken)
    {
        var process = StartProcess(name, command.Executable, command.Arguments, command.Environment);
        if (command.ReadyUrl is { } url)
        {
            await Eventually.HappensAsync(
                $"'{command.Executable}' on {Name} answered on {url}",
                async token =>
                {
                    await process.EnsureRunningAsync(token);
                    return await Place.TryRunAsync("curl", ["-g", "-sS", "-o", "/dev/null", "--max-time", "10", url], token);
                },
                answer => answer.Succeeded,
                cancellationToken,
                ControllerPatience);
        }

        return process;
    }

    /// <summary>Runs ovs-vsctl(8) and returns what it prints.</summary>
    public Task<string> VsctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Switch.VsctlAsync(arguments, cancellationToken);

    /// <summary>Runs ovs-ofctl(8) and returns what it prints; <paramref name="input"/> is read where a file is "-".</summary>
    public Task<string> OfctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        Switch.OfctlAsync(arguments, cancellationToken, input);

    /// <summary>Sends a command to ovs-vswitchd with ovs-appctl(8) and returns its answer.</summary>
    public Task<string> AppctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        Switch.AppctlAsync(arguments, cancellationToken);

    /// <summary>Adds a bridge in fail mode secure; the controllers are connection methods such as tcp:127.0.0.1:6653.</summary>
    public Task AddBridgeAsync(string name, CancellationToken cancellationToken, params IReadOnlyList<string> controllers) =>
        Switch.AddBridgeAsync(new BridgeOptions(name, controllers), cancellationToken);

    /// <summary>Adds a bridge.</summary>
    public Task AddBridgeAsync(BridgeOptions bridge, CancellationToken cancellationToken) => Switch.AddBridgeAsync(bridge, cancellationToken);

    /// <summary>Adds a VXLAN port whose remote end and network number are chosen by flows, as the controller wants it.</summary>
    public Task AddVxlanPortAsync(string bridge, CancellationToken cancellationToken, string name = "vxlan0") =>
        VsctlAsync(VxlanPort.Arguments(bridge, name, $"{UnderlayAddress}"), cancellationToken);

    /// <summary>Adds a VXLAN port to one other server with one network number: works without a controller.</summary>
    public Task AddVxlanPortAsync(
        string bridge, LabServer remote, uint networkNumber, CancellationToken cancellationToken, string name = "vxlan0") =>
        VsctlAsync(VxlanPort.Arguments(bridge, name, $"{UnderlayAddress}", $"{remote.UnderlayAddress}", $"{networkNumber}"), cancellationToken);

    /// <summary>
    /// Connects the server with a switch that passes all VLANs between the servers, and puts that device into the bridge.
    /// </summary>
    public async Task AddVlanUplinkAsync(string bridge, CancellationToken cancellationToken, string name = "bond0")
    {
        await _lab.PlugIntoTrunkAsync(_namespace, name, $"{Name}-{name}"[..Math.Min(15, Name.Length + 1 + name.Length)], cancellationToken);
        await VsctlAsync(["add-port", bridge, name], cancellationToken);
    }

    /// <summary>Adds an endpoint: a machine of its own, in a namespace, behind a port of the bridge. Many may be added at once.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="portName">The port's name, at most 15 characters.</param>
    /// <param name="ifaceId">The id of the logical port behind it (external_ids:iface-id), or null.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="link">How the endpoint is connected.</param>
    public async Task<LabEndpoint> AddEndpointAsync(
        string bridge, string portName, string? ifaceId, CancellationToken cancellationToken, EndpointLink link = EndpointLink.Internal)
    {
        var space = await _lab.CreateNamespaceAsync($"{Name}-{portName}", cancellationToken);
        var directory = System.IO.Directory.CreateDirectory(Path.Combine(Directory, portName)).FullName;
        var endpoint = new LabEndpoint(this, space, bridge, portName, ifaceId, link, directory);
        await endpoint.AttachAsync(_namespace, cancellationToken);
        ImmutableInterlocked.Update(ref _endpoints, all => all.Add(endpoint));
        return endpoint;
    }

    /// <summary>
    /// Restarts the server's Open vSwitch. Its internal ports are made anew, because it works in user space; their endpoints
    /// get the new device with the addresses, routes and MTU of the old one.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="restoreFlows">Whether the flows and groups are put back instead of being lost.</param>
    public async Task RestartOvsAsync(CancellationToken cancellationToken, bool restoreFlows = false)
    {
        await RememberEndpointsAsync(cancellationToken);
        await Switch.RestartAsync(cancellationToken, restoreFlows);
        await AddressUnderlayAsync(cancellationToken);
        foreach (var endpoint in _endpoints)
        {
            await endpoint.ReattachAsync(_namespace, cancellationToken);
        }
    }

    /// <summary>Ends the server's Open vSwitch at once, as a crash would; <see cref="RestartOvsAsync"/> brings it back.</summary>
    public async Task KillOvsAsync(CancellationToken cancellationToken)
    {
        await RememberEndpointsAsync(cancellationToken);
        await Switch.KillAsync(cancellationToken);
    }

    internal static async Task<LabServer> CreateAsync(NetworkLab lab, byte number, CancellationToken cancellationToken)
    {
        var name = $"s{number}";
        var space = await lab.CreateNamespaceAsync(name, cancellationToken);
        var directory = Path.Combine(lab.Directory, name);
        await lab.Underlay.PlugAsync(space, UnderlayDevice, name, cancellationToken);
        var openVSwitch = await OpenVSwitch.StartAsync(
            new OpenVSwitchOptions { Directory = directory, SystemId = name }, space.Place, cancellationToken);
        var server = new LabServer(lab, number, space, directory, openVSwitch);
        await openVSwitch.AddBridgeAsync(new BridgeOptions(UnderlayBridge) { Secure = false }, cancellationToken);
        await openVSwitch.VsctlAsync(["add-port", UnderlayBridge, UnderlayDevice], cancellationToken);
        await server.AddressUnderlayAsync(cancellationToken);
        return server;
    }

    internal void Forget(LabEndpoint endpoint) => ImmutableInterlocked.Update(ref _endpoints, all => all.Remove(endpoint));

    private async Task AddressUnderlayAsync(CancellationToken cancellationToken)
    {
        await _namespace.IpAsync(["addr", "replace", $"{UnderlayAddress}/24", "dev", UnderlayBridge], cancellationToken);
        await _namespace.IpAsync(["link", "set", UnderlayBridge, "up"], cancellationToken);
    }

    private async Task RememberEndpointsAsync(CancellationToken cancellationToken)
    {
        foreach (var endpoint in _endpoints)
        {
            await endpoint.RememberAsync(cancellationToken);
        }
    }
}
