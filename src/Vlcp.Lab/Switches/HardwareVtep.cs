using System.Globalization;

namespace Vlcp.Lab;

/// <summary>
/// The emulator of a hardware VTEP that comes with Open vSwitch: a physical switch in a hardware_vtep database (vtep(5)) which
/// really forwards between its ports and VXLAN tunnels. Disposing stops the emulator; its bridge and database stay with the server.
/// </summary>
public sealed class HardwareVtep : IAsyncDisposable
{
    private const string Schema = "/usr/share/openvswitch/vtep.ovsschema";
    private const string Emulator = "/usr/share/openvswitch/scripts/ovs-vtep";
    private const string EmulatorBridge = "vtep_bfd";

    private readonly LabServer _server;
    private readonly LabProcess _process;

    private HardwareVtep(LabServer server, string name, int port, LabProcess process)
    {
        _server = server;
        _process = process;
        Name = name;
        Port = port;
    }

    /// <summary>The name of the physical switch, and of the bridge that plays it.</summary>
    public string Name { get; }

    /// <summary>The TCP port of the server's OVSDB, on which the database hardware_vtep is found too.</summary>
    public int Port { get; }

    /// <summary>Gives the server a hardware_vtep database and starts the emulator; returns when it works on the database.</summary>
    /// <param name="server">The server; one emulator a server, and not to be restarted while it runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="name">The name of the physical switch.</param>
    /// <param name="port">The TCP port on which the server's OVSDB shall listen.</param>
    public static async Task<HardwareVtep> StartAsync(
        LabServer server, CancellationToken cancellationToken, string name = "ps0", int port = 6632)
    {
        await AddDatabaseAsync(server, port, cancellationToken);
        await server.AddBridgeAsync(new BridgeOptions(name) { Secure = false }, cancellationToken);
        await RunVtepCtlAsync(
            server,
            ["add-ps", name, "--", "set", "Physical_Switch", name, $"tunnel_ips={server.UnderlayAddress}"],
            cancellationToken);

        // The emulator needs the system's Python, for which Open vSwitch installs its modules.
        var process = server.StartProcess("ovs-vtep", "/usr/bin/python3", [Emulator, "-vconsole:info", name]);
        await Eventually.HappensAsync(
            "ovs-vtep made its second bridge",
            async token =>
            {
                await process.EnsureRunningAsync(token);
                return await server.VsctlAsync(["list-br"], token);
            },
            bridges => bridges.Split('\n').Contains(EmulatorBridge),
            cancellationToken);
        return new HardwareVtep(server, name, port, process);
    }

    /// <summary>Runs vtep-ctl(8) on the server's database and returns what it prints.</summary>
    public Task<string> CtlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunVtepCtlAsync(_server, arguments, cancellationToken);

    /// <summary>Waits until the emulator has written a port of its bridge into the database; it looks every second.</summary>
    public Task WaitForPortAsync(string port, CancellationToken cancellationToken) =>
        Eventually.HappensAsync(
            $"ovs-vtep found port {port}",
            token => CtlAsync(["list-ports", Name], token),
            ports => ports.Split('\n').Contains(port),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task AddDatabaseAsync(LabServer server, int port, CancellationToken cancellationToken)
    {
        var file = Path.Combine(server.Directory, "vtep.db");
        await server.RunAsync("ovsdb-tool", ["create", file, Schema], cancellationToken);
        await server.Switch.DatabaseAppctlAsync(["ovsdb-server/add-db", file], cancellationToken);
        await server.Switch.DatabaseAppctlAsync(
            ["ovsdb-server/add-remote", string.Create(CultureInfo.InvariantCulture, $"ptcp:{port}")], cancellationToken);
    }

    private static async Task<string> RunVtepCtlAsync(
        LabServer server, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        await server.RunAsync("vtep-ctl", ["--timeout=30", $"--db=unix:{server.OvsdbSocket}", .. arguments], cancellationToken);
}
