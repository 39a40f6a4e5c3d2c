using System.Text.Json.Nodes;
using Vlcp.EndToEnd.Tests.Robustness;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>A real Open vSwitch without packets and the controller process that it belongs to, which may be killed and started again.</summary>
internal sealed class ControlledBridge : IAsyncDisposable
{
    public const string Bridge = "br0";

    // Waiting costs nothing when things are quick, and machines may be starved.
    private const int PatienceSeconds = 240;

    private readonly string _directory;
    private readonly string _dataFile;
    private readonly ulong _datapathId;
    private readonly List<RunningController> _past = [];
    private RunningController? _controller;

    private ControlledBridge(string directory, string dataFile, ulong datapathId, DummySwitch dummy)
    {
        _directory = directory;
        _dataFile = dataFile;
        _datapathId = datapathId;
        Switch = dummy;
    }

    public DummySwitch Switch { get; }

    /// <summary>The controller that runs now, or the one that ran last.</summary>
    public RunningController Controller => _controller!;

    /// <summary>Starts a switch and a controller.</summary>
    /// <param name="directory">For their files; it must exist.</param>
    /// <param name="dataFile">The store.</param>
    /// <param name="number">Tells bridges apart: part of the datapath id, of the server's id and of the address of tunnels.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ControlledBridge> StartAsync(string directory, string dataFile, int number, CancellationToken cancellationToken)
    {
        var place = System.IO.Directory.CreateDirectory(Path.Combine(directory, $"server{number}")).FullName;
        var bridge = new ControlledBridge(place, dataFile, (ulong)number, await DummySwitch.StartAsync(cancellationToken, $"server{number}"));
        try
        {
            await bridge.Switch.AddBridgeAsync(new BridgeOptions(Bridge) { DatapathId = bridge._datapathId }, cancellationToken);
            await bridge.Switch.AddVxlanPortAsync(Bridge, "vxlan0", $"10.99.0.{number}", cancellationToken);
            await bridge.StartControllerAsync(cancellationToken);
            return bridge;
        }
        catch
        {
            await bridge.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the controller, again if it was killed.</summary>
    public async Task StartControllerAsync(CancellationToken cancellationToken)
    {
        var place = System.IO.Directory.CreateDirectory(Path.Combine(_directory, $"run{_past.Count}")).FullName;
        var started = await RunningController.StartAsync(place, Switch.DatabaseSocket, cancellationToken, _dataFile);
        _past.Add(started);
        _controller = started;
        await Switch.Switch.VsctlAsync(["set-controller", Bridge, $"tcp:{started.OpenFlow}"], cancellationToken);
    }

    /// <summary>Ends the controller at once (SIGKILL).</summary>
    public Task KillControllerAsync(CancellationToken cancellationToken) => Controller.Process.KillAsync(cancellationToken);

    /// <summary>Waits until the switch has all that is stored, and fails unless its flows and groups are those of a computation from
    /// scratch.</summary>
    /// <returns>How many flows there are.</returns>
    public async Task<long> VerifyAsync(CancellationToken cancellationToken)
    {
        await Eventually.HappensAsync(
            "the switch is in sync",
            token => Controller.CallAsync("dataplane/listswitches", new JsonObject(), token),
            switches => switches!.AsArray().Any(known => known!["state"]!.GetValue<string>() == "InSync"),
            cancellationToken,
            TimeSpan.FromSeconds(PatienceSeconds));
        var report = (await Controller.CallAsync(
            "dataplane/verify", new JsonObject { ["datapathid"] = _datapathId, ["timeout"] = PatienceSeconds / 3 }, cancellationToken))!;
        Assert.True(
            report["computation"]!.AsArray().Count == 0 && report["switch"]!.AsArray().Count == 0,
            $"bridge {_datapathId} differs from a computation from scratch: {report.ToJsonString()}");
        return report["flows"]!.GetValue<long>();
    }

    /// <summary>The end of the controller's log, for the report of a failure.</summary>
    public async Task<string> DescribeAsync() => (await Controller.Process.ReadLogAsync(CancellationToken.None)) is { Length: > 6000 } log ? log[^6000..] : await Controller.Process.ReadLogAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var controller in _past)
        {
            await controller.DisposeAsync();
        }

        await Switch.DisposeAsync();
    }
}
