namespace Vlcp.Lab;

/// <summary>
/// A real Open vSwitch without packets: OpenFlow and OVSDB are the real ones, the interfaces are dummies. Needs no privileges
/// and takes thousands of ports.
/// </summary>
public sealed class DummySwitch : IAsyncDisposable
{
    // More names in one ovs-vsctl call than this would come near to the limit of a command line.
    private const int PortsPerCall = 500;

    private readonly bool _ownsDirectory;

    private DummySwitch(OpenVSwitch openVSwitch, bool ownsDirectory)
    {
        Switch = openVSwitch;
        _ownsDirectory = ownsDirectory;
    }

    /// <summary>The instance of Open vSwitch, with its tools.</summary>
    public OpenVSwitch Switch { get; }

    /// <summary>The path of the UNIX socket on which ovsdb-server answers.</summary>
    public string DatabaseSocket => Switch.DatabaseSocket;

    /// <summary>Starts a switch in a directory of its own, which disposal, or a failure to start, removes again.</summary>
    public static async Task<DummySwitch> StartAsync(CancellationToken cancellationToken, string systemId = "dummy")
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("vlcp-switch-").FullName;
        try
        {
            return new DummySwitch(await StartAsync(directory, systemId, cancellationToken), ownsDirectory: true);
        }
        catch
        {
            System.IO.Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Starts a switch in the given directory, which disposal leaves with its logs.</summary>
    public static async Task<DummySwitch> StartAsync(string directory, CancellationToken cancellationToken, string systemId = "dummy") =>
        new(await StartAsync(directory, systemId, cancellationToken), ownsDirectory: false);

    /// <summary>Adds a bridge in fail mode secure; the controllers are connection methods such as tcp:127.0.0.1:6653.</summary>
    public Task AddBridgeAsync(string name, CancellationToken cancellationToken, params IReadOnlyList<string> controllers) =>
        AddBridgeAsync(new BridgeOptions(name, controllers), cancellationToken);

    /// <summary>Adds a bridge.</summary>
    public Task AddBridgeAsync(BridgeOptions bridge, CancellationToken cancellationToken) => Switch.AddBridgeAsync(bridge, cancellationToken);

    /// <summary>Adds a port, with the id of the logical port behind it when there is one.</summary>
    /// <returns>The OpenFlow port number.</returns>
    public async Task<int> AddPortAsync(string bridge, string name, string? ifaceId, CancellationToken cancellationToken)
    {
        await AddPortsAsync(bridge, [(name, ifaceId)], cancellationToken);
        return int.Parse(
            await Switch.VsctlAsync(["get", "interface", name, "ofport"], cancellationToken),
            System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Adds many ports in few transactions.</summary>
    public async Task AddPortsAsync(
        string bridge, IReadOnlyCollection<(string Name, string? IfaceId)> ports, CancellationToken cancellationToken)
    {
        foreach (var chunk in ports.Chunk(PortsPerCall))
        {
            List<string> arguments = [];
            foreach (var (name, ifaceId) in chunk)
            {
                arguments.AddRange(["--", "add-port", bridge, name, "--", "set", "interface", name, "type=dummy"]);
                if (ifaceId is not null)
                {
                    arguments.Add($"external_ids:iface-id={ifaceId}");
                }
            }

            await Switch.VsctlAsync(arguments, cancellationToken);
        }
    }

    /// <summary>
    /// Adds a VXLAN port whose tunnel end points and network numbers are chosen by flows, as the controller wants it.
    /// </summary>
    public Task AddVxlanPortAsync(string bridge, string name, string localAddress, CancellationToken cancellationToken) =>
        Switch.VsctlAsync(VxlanPort.Arguments(bridge, name, localAddress), cancellationToken);

    /// <summary>Removes a port.</summary>
    public Task RemovePortAsync(string bridge, string name, CancellationToken cancellationToken) =>
        Switch.VsctlAsync(["del-port", bridge, name], cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Switch.DisposeAsync();
        if (_ownsDirectory && Directory.Exists(Switch.Directory))
        {
            Directory.Delete(Switch.Directory, recursive: true);
        }
    }

    private static Task<OpenVSwitch> StartAsync(string directory, string systemId, CancellationToken cancellationToken) =>
        OpenVSwitch.StartAsync(
            new OpenVSwitchOptions { Directory = directory, SystemId = systemId, Dummy = true }, CommandPlace.Here, cancellationToken);
}
