using System.Globalization;
using System.Net.Sockets;

namespace Vlcp.Lab;

/// <summary>
/// One instance of Open vSwitch: an ovsdb-server and an ovs-vswitchd of its own, all of whose files lie in one directory.
/// </summary>
public sealed class OpenVSwitch : IAsyncDisposable
{
    // sun_path has 108 bytes (unix(7)); the longest name below the directory needs the rest.
    private const int LongestDirectory = 80;
    // A kernel forwards at once; a switch in user space does when it gets a processor. It is to get one before the programs of a lab.
    private const string Precedence = "-10";
    private const string SaveTool = "/usr/share/openvswitch/scripts/ovs-save";
    private const string Schema = "/usr/share/openvswitch/vswitch.ovsschema";

    private readonly CommandPlace _place;
    private readonly OpenVSwitchOptions _options;
    private LabProcess? _database;
    private LabProcess? _switch;

    private OpenVSwitch(OpenVSwitchOptions options, CommandPlace place)
    {
        _options = options;
        Environment = new Dictionary<string, string>
        {
            ["OVS_RUNDIR"] = options.Directory,
            ["OVS_DBDIR"] = options.Directory,
            ["OVS_SYSCONFDIR"] = options.Directory,
            ["OVS_LOGDIR"] = options.Directory,
        };
        _place = place.WithEnvironment(Environment);
    }

    /// <summary>The directory of the sockets, the database and the logs.</summary>
    public string Directory => _options.Directory;

    /// <summary>The path of the UNIX socket on which ovsdb-server answers.</summary>
    public string DatabaseSocket => Path.Combine(Directory, "db.sock");

    /// <summary>The variables with which the tools of Open vSwitch find this instance.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; }

    private string DatabaseControl => Path.Combine(Directory, "ovsdb-server.ctl");

    private string SwitchControl => Path.Combine(Directory, "ovs-vswitchd.ctl");

    /// <summary>Creates the database and starts both daemons; returns when they answer.</summary>
    /// <exception cref="LabException">A daemon did not start; the message holds its log.</exception>
    public static async Task<OpenVSwitch> StartAsync(OpenVSwitchOptions options, CommandPlace place, CancellationToken cancellationToken)
    {
        if (options.Directory.Length > LongestDirectory)
        {
            throw new LabException(
                $"Directory '{options.Directory}' is too long for UNIX sockets: {options.Directory.Length} characters, at most {LongestDirectory}.");
        }

        System.IO.Directory.CreateDirectory(options.Directory);
        var instance = new OpenVSwitch(options, place);
        try
        {
            await instance._place.RunAsync("ovsdb-tool", ["create", instance.InDirectory("conf.db"), Schema], cancellationToken);
            await instance.StartDaemonsAsync(cancellationToken);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs ovs-vsctl(8) on this instance and returns what it prints, without the last line's end.</summary>
    public Task<string> VsctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        OutputAsync("ovs-vsctl", ["--timeout=30", $"--db=unix:{DatabaseSocket}", .. arguments], cancellationToken);

    /// <summary>Runs ovs-ofctl(8) on this instance and returns what it prints; <paramref name="input"/> is read where a file is "-".</summary>
    public Task<string> OfctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        OutputAsync("ovs-ofctl", ["--timeout=30", .. arguments], cancellationToken, input);

    /// <summary>Sends a command to ovs-vswitchd with ovs-appctl(8) and returns its answer.</summary>
    public Task<string> AppctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        OutputAsync("ovs-appctl", ["--timeout=30", "-t", SwitchControl, .. arguments], cancellationToken);

    /// <summary>Sends a command to ovsdb-server with ovs-appctl(8) and returns its answer.</summary>
    public Task<string> DatabaseAppctlAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        OutputAsync("ovs-appctl", ["--timeout=30", "-t", DatabaseControl, .. arguments], cancellationToken);

    /// <summary>Adds a bridge.</summary>
    public async Task AddBridgeAsync(BridgeOptions bridge, CancellationToken cancellationToken)
    {
        var datapath = _options.Dummy ? "dummy" : "netdev";
        List<string> arguments =
        [
            "add-br", bridge.Name,
            "--", "set", "bridge", bridge.Name, $"datapath_type={datapath}", $"fail_mode={(bridge.Secure ? "secure" : "standalone")}",
        ];
        if (bridge.DatapathId is { } datapathId)
        {
            arguments.Add($"other_config:datapath-id={datapathId:x16}");
        }

        if (bridge.Controllers.Count > 0)
        {
            arguments.AddRange(["--", "set-controller", bridge.Name, .. bridge.Controllers]);
        }

        await VsctlAsync(arguments, cancellationToken);
        if (bridge.Controllers.Count > 0)
        {
            await LimitBackoffAsync(bridge, cancellationToken);
        }
    }

    /// <summary>
    /// Stops both daemons in order and starts them again, as "ovs-ctl restart" does. The database is kept; flows and groups are lost,
    /// unless they are to be restored.
    /// </summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="restoreFlows">Whether the flows and groups are saved before and put back, before any controller is connected.</param>
    public async Task RestartAsync(CancellationToken cancellationToken, bool restoreFlows = false)
    {
        var restore = restoreFlows ? await SaveFlowsAsync(cancellationToken) : null;
        await StopDaemonsAsync();
        await StartDaemonsAsync(cancellationToken, restore);
    }

    /// <summary>Ends both daemons at once, as a crash would; <see cref="RestartAsync"/> starts them again.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        await KillSwitchAsync(cancellationToken);
        if (_database is not null)
        {
            await _database.KillAsync(cancellationToken);
        }
    }

    /// <summary>Ends only ovs-vswitchd at once, as a crash would; <see cref="RestartAsync"/> starts it again.</summary>
    public async Task KillSwitchAsync(CancellationToken cancellationToken)
    {
        if (_switch is not null)
        {
            await _switch.KillAsync(cancellationToken);
        }
    }

    /// <summary>Stops both daemons; the directory stays.</summary>
    public ValueTask DisposeAsync() => StopDaemonsAsync();

    private async Task LimitBackoffAsync(BridgeOptions bridge, CancellationToken cancellationToken)
    {
        // A controller that comes late or again is to be found at once: the switch would wait up to eight seconds.
        var controllers = await VsctlAsync(["get", "bridge", bridge.Name, "controller"], cancellationToken);
        List<string> arguments = [];
        foreach (var controller in controllers.Trim('[', ']').Split(", "))
        {
            arguments.AddRange(["--", "set", "controller", controller, "max_backoff=1000", $"inactivity_probe={bridge.InactivityProbe}"]);
        }

        await VsctlAsync(arguments, cancellationToken);
    }

    // The script that puts the flows and groups of all bridges back.
    private async Task<string> SaveFlowsAsync(CancellationToken cancellationToken)
    {
        var bridges = (await VsctlAsync(["list-br"], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var place = _place.WithEnvironment([new("TMPDIR", Directory)]);
        return (await place.RunAsync(SaveTool, ["save-flows", .. bridges], cancellationToken)).Output;
    }

    private async Task StartDaemonsAsync(CancellationToken cancellationToken, string? restoreScript = null)
    {
        File.Delete(DatabaseSocket);
        _database = _place.StartProcess(
            "ovsdb-server",
            [
                InDirectory("conf.db"), $"--remote=punix:{DatabaseSocket}", "--remote=db:Open_vSwitch,Open_vSwitch,manager_options",
                $"--unixctl={DatabaseControl}", "--no-chdir", "-vconsole:info",
            ],
            InDirectory("ovsdb-server.log"));
        await WaitForDatabaseAsync(DatabaseSocket, _database, cancellationToken);
        await VsctlAsync(
            ["--no-wait", "init", "--", "set", "Open_vSwitch", ".", $"external_ids:system-id={_options.SystemId}"], cancellationToken);
        if (restoreScript is not null)
        {
            await VsctlAsync(["--no-wait", "set", "Open_vSwitch", ".", "other_config:flow-restore-wait=true"], cancellationToken);
        }

        string[] dummy = _options.Dummy ? ["--enable-dummy=override", "--disable-system"] : [];
        _switch = _place.StartProcess(
            "ovs-vswitchd",
            [$"unix:{DatabaseSocket}", $"--unixctl={SwitchControl}", "--no-chdir", "-vconsole:info", .. dummy],
            InDirectory("ovs-vswitchd.log"));
        if (!_options.Dummy)
        {
            await PreferAsync(_switch, cancellationToken);
        }

        await WaitForSwitchAsync(_switch, cancellationToken);
        if (restoreScript is not null)
        {
            await _place.RunAsync("sh", ["-e"], cancellationToken, restoreScript);
            await VsctlAsync(["remove", "Open_vSwitch", ".", "other_config", "flow-restore-wait"], cancellationToken);
        }
    }

    // Where sessions share the processors as groups (sched(7), "The autogroup feature"), that of the group counts.
    private async Task PreferAsync(LabProcess process, CancellationToken cancellationToken)
    {
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        await _place.TryRunAsync("renice", ["-n", Precedence, "-p", id], cancellationToken);
        try
        {
            await File.WriteAllTextAsync($"/proc/{id}/autogroup", Precedence, cancellationToken);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // It works as well, only later on a busy machine.
        }
    }

    private static async Task WaitForDatabaseAsync(string socket, LabProcess database, CancellationToken cancellationToken) =>
        await Eventually.HappensAsync(
            $"ovsdb-server listens on {socket}",
            async token =>
            {
                await database.EnsureRunningAsync(token);
                return File.Exists(socket) && await AcceptsAsync(socket, token);
            },
            listens => listens,
            cancellationToken);

    private async Task WaitForSwitchAsync(LabProcess process, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // Without --no-wait ovs-vsctl comes back when ovs-vswitchd has applied the change; no change, no waiting.
        var configured = VsctlAsync(["set", "Open_vSwitch", ".", $"external_ids:lab-process={process.Id}"], ended.Token);
        var exit = process.WaitForExitAsync(ended.Token);
        if (await Task.WhenAny(configured, exit) == exit)
        {
            await ended.CancelAsync();
            await process.EnsureRunningAsync(cancellationToken);
        }

        await configured;
        await ended.CancelAsync();
    }

    private static async Task<bool> AcceptsAsync(string path, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async ValueTask StopDaemonsAsync()
    {
        if (_switch is not null)
        {
            await _switch.DisposeAsync();
            _switch = null;
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
            _database = null;
        }
    }

    private async Task<string> OutputAsync(
        string tool, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        (await _place.RunAsync(tool, arguments, cancellationToken, input)).Output.TrimEnd('\n');

    private string InDirectory(string name) => Path.Combine(Directory, name);
}
