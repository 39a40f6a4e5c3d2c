using Vlcp.Apps.DpSets;
using Vlcp.Lab;

namespace Vlcp.Apps.Tests.Bundled;

/// <summary>A real Open vSwitch whose bridges are connected to apps, and the apps' web server.</summary>
internal sealed class SwitchLab : IAsyncDisposable
{
    private SwitchLab(TestApps apps, DummySwitch openVSwitch, HttpClient web)
    {
        Apps = apps;
        Switch = openVSwitch;
        Web = web;
    }

    public TestApps Apps { get; }

    public DummySwitch Switch { get; }

    public HttpClient Web { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<SwitchLab> StartAsync(Func<AppOptions, AppOptions> configure, params Type[] apps)
    {
        var running = await TestApps.StartAsync(configure, apps);
        var web = new HttpClient { Timeout = Patience.Limit };
        if (running.Manager.Web is { } server)
        {
            web.BaseAddress = server.Addresses[0];
        }
        return new SwitchLab(running, await DummySwitch.StartAsync(Stop), web);
    }

    /// <summary>Adds a bridge with ports and waits until the apps know it.</summary>
    public async Task AddBridgeAsync(string name, ulong dpid, params string[] ports)
    {
        await Switch.AddBridgeAsync(new BridgeOptions(name, $"tcp:127.0.0.1:{Apps.Port}") { DatapathId = dpid }, Stop);
        await Switch.AddPortsAsync(name, [.. ports.Select(port => (port, (string?)null))], Stop);
        await Patience.UntilAsync($"{name} is known", () => IsKnown(dpid, ports));
    }

    private bool IsKnown(ulong dpid, string[] ports) =>
        Apps.Manager.Switches.Find(dpid) is { } known
        && known.Ports.Values.Count(p => ports.Contains(p.Name)) == ports.Length
        && (Apps.Manager.Find<DpSet>() is not { } set || set.Get(dpid) is not null);

    public Task<string> FlowsAsync(string bridge) => Switch.Switch.OfctlAsync(["-O", "OpenFlow13", "--no-stats", "dump-flows", bridge], Stop);

    public async Task<(int Status, string Body)> SendAsync(string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        using var response = await Web.SendAsync(request, Stop);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Stop));
    }

    public async ValueTask DisposeAsync()
    {
        Web.Dispose();
        await Switch.DisposeAsync();
        await Apps.DisposeAsync();
    }
}
