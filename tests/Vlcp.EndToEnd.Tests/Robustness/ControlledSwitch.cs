using System.Text.Json.Nodes;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Robustness;

/// <summary>A running controller and a real Open vSwitch that it has in sync; the tests of one class share them.</summary>
public sealed class ControlledSwitch : IAsyncLifetime
{
    private const string Bridge = "br0";

    // Two ranges of two numbers each, so that they are soon exhausted, and ports in every state that a call could break.
    private static readonly (string Method, string Form)[] Description =
    [
        ("createphysicalnetwork", "type=vxlan&vnirange=`[(100,101)]`&id=vx"),
        ("createphysicalnetwork", "type=vlan&vlanrange=`[(10,11)]`&id=vl"),
        ("createphysicalport", "name=uplink0&physicalnetwork=vl"),
        ("createlogicalnetwork", "physicalnetwork=vx&id=a"),
        ("createlogicalnetwork", "physicalnetwork=vl&id=b"),
        ("createlogicalnetwork", "physicalnetwork=vl&id=c"),
        ("createsubnet", "logicalnetwork=a&cidr=10.0.0.0/29&gateway=10.0.0.1&id=sa"),
        ("createlogicalport", "logicalnetwork=a&subnet=sa&id=p1&mac_address=02:00:00:00:00:01&ip_address=10.0.0.2"),
        ("createlogicalport", "logicalnetwork=a&subnet=sa&id=p2&mac_address=02:00:00:00:00:02"),
        ("createsubnet", "logicalnetwork=b&cidr=10.1.0.0/24&id=sb"),
        ("createsubnet", "logicalnetwork=b&cidr=10.2.0.0/24&gateway=10.2.0.1&isexternal=true&id=sx"),
        ("vrouterapi/createvirtualrouter", "id=r"),
        ("vrouterapi/createvirtualrouter", "id=r2"),
        ("vrouterapi/addrouterinterface", "router=r&subnet=sa&id=i"),
    ];

    private string _directory = "";
    private DummySwitch _switch = null!;

    internal RunningController Controller { get; private set; } = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _directory = Directory.CreateTempSubdirectory("vlcp-robust-").FullName;
        _switch = await DummySwitch.StartAsync(Token);
        Controller = await RunningController.StartAsync(_directory, _switch.DatabaseSocket, Token);
        await _switch.AddBridgeAsync(Bridge, Token, $"tcp:{Controller.OpenFlow}");
        await _switch.AddPortsAsync(Bridge, [("uplink0", null), ("vp1", "p1"), ("vp2", "p2")], Token);
        foreach (var (method, form) in Description)
        {
            _ = (await Controller.CallAsync(method.Contains('/') ? method : $"viperflow/{method}", form, Token)).Result;
        }

        await WaitUntilInSyncAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Controller is not null)
        {
            await Controller.DisposeAsync();
        }

        if (_switch is not null)
        {
            await _switch.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>What must not change whatever others do: the switch's connection, its state, the number of changes it got.</summary>
    internal async Task<string> ReadSwitchAsync()
    {
        var connections = (await Controller.CallAsync("openflowserver/getconnections", "", Token)).Result!;
        var report = await ReportAsync();
        return $"{connections.ToJsonString()} {report?["state"]} {report?["changes"]} {report?["flows"]}";
    }

    /// <summary>The flows that the switch itself reports, cookies included, without what counts up.</summary>
    internal Task<string> DumpFlowsAsync() =>
        _switch.Switch.OfctlAsync(["-O", "OpenFlow13", "--no-stats", "dump-flows", Bridge], Token);

    private Task WaitUntilInSyncAsync() => Eventually.HappensAsync(
        "the switch is in sync with both ports",
        async token =>
        {
            await Controller.CallAsync("dataplane/sync", "", token);
            return await ReportAsync();
        },
        report => report?["state"]?.GetValue<string>() == "InSync" && report["ports"]!.GetValue<int>() >= 3,
        Token);

    private async Task<JsonNode?> ReportAsync() =>
        (await Controller.CallAsync("dataplane/listswitches", "", Token)).Result!.AsArray().SingleOrDefault();
}
