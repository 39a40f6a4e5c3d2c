using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Vlcp.Apps.Bundled.ConfSwitchPages;
using Vlcp.Apps.Bundled.NetworkPages;
using Vlcp.Apps.ConfSwitches;
using Vlcp.Apps.Tests.Networks;

namespace Vlcp.Apps.Tests.Bundled;

/// <summary>What is changed over HTTP in the settings, networks and tunnels that apps share reaches the apps as events.</summary>
public sealed class SharedStatePageTests
{
    private const string Dpid = "000000000000000a";

    [Fact]
    public async Task Settings_of_switches_come_and_go_and_apps_hear_of_it()
    {
        await using var apps = await TestApps.StartAsync(typeof(RestConfSwitch), typeof(SettingsReader));
        using var web = new HttpClient { BaseAddress = apps.Manager.Web!.Addresses[0], Timeout = Patience.Limit };
        Assert.Equal((404, true), await SendAsync(web, "GET", $"/v1.0/conf/switches/{Dpid}"));
        Assert.Equal((201, false), await SendAsync(web, "PUT", $"/v1.0/conf/switches/{Dpid}/ovsdb_addr", "\"tcp:10.0.0.1:6640\""));
        Assert.Equal((201, false), await SendAsync(web, "PUT", $"/v1.0/conf/switches/{Dpid}/limits", """{"rate": 5}"""));
        Assert.Equal((400, true), await SendAsync(web, "PUT", $"/v1.0/conf/switches/{Dpid}/limits", "{"));
        Assert.Equal((400, true), await SendAsync(web, "PUT", "/v1.0/conf/switches/10/limits", "1"));
        Assert.Equal($"[\"{Dpid}\"]", await web.GetStringAsync("/v1.0/conf/switches", TestContext.Current.CancellationToken));
        Assert.Equal("""["limits","ovsdb_addr"]""", await web.GetStringAsync($"/v1.0/conf/switches/{Dpid}", TestContext.Current.CancellationToken));
        Assert.Equal("""{"rate":5}""", await web.GetStringAsync($"/v1.0/conf/switches/{Dpid}/limits", TestContext.Current.CancellationToken));
        var conf = apps.Find<ConfSwitch>();
        Assert.Equal(10ul, conf.FindDpid(ConfSwitch.OvsdbAddr, JsonValue.Create("tcp:10.0.0.1:6640")!));
        Assert.True(conf.Contains(10, "limits"));
        Assert.Equal((200, false), await SendAsync(web, "DELETE", $"/v1.0/conf/switches/{Dpid}/limits"));
        Assert.Equal((404, true), await SendAsync(web, "DELETE", $"/v1.0/conf/switches/{Dpid}/limits"));
        Assert.Equal((202, false), await SendAsync(web, "DELETE", $"/v1.0/conf/switches/{Dpid}"));
        Assert.Empty(conf.Dpids());
        var reader = apps.Find<SettingsReader>();
        await Patience.UntilAsync("four events", () => reader.Seen.Count >= 4);
        Assert.Equal(["10 ovsdb_addr = \"tcp:10.0.0.1:6640\"", "10 limits = {\"rate\":5}", "10 limits gone", "10 gone"], reader.Seen);
    }

    [Fact]
    public async Task Networks_and_tunnels_are_made_over_http_and_apps_hear_of_it()
    {
        await using var apps = await TestApps.StartAsync(typeof(RestNetworks), typeof(NetworkWatcher));
        using var web = new HttpClient { BaseAddress = apps.Manager.Web!.Addresses[0], Timeout = Patience.Limit };
        foreach (var (method, path, status) in Steps())
        {
            var answer = await SendAsync(web, method, path);
            Assert.True(answer.Status == status, $"{method} {path}: {answer.Status}");
        }
        Assert.Equal($"[[\"{Dpid}\",3]]", await web.GetStringAsync("/v1.0/networks/red", TestContext.Current.CancellationToken));
        Assert.Equal("7", await web.GetStringAsync("/v1.0/tunnels/networks/red/key", TestContext.Current.CancellationToken));
        Assert.Equal("\"000000000000000b\"", await web.GetStringAsync($"/v1.0/tunnels/switches/{Dpid}/ports/9", TestContext.Current.CancellationToken));
        Assert.Equal(200, (await SendAsync(web, "DELETE", "/v1.0/networks/red")).Status);
        var watcher = apps.Find<NetworkWatcher>();
        await Patience.UntilAsync("the last event", () => watcher.Seen.Contains("-red"));
        Assert.Equal(["+red/10/3", "+02:00:00:00:00:01", "+key 7", "+tunnel 9 to 11"], watcher.Seen.Take(4));
    }

    private static IEnumerable<(string Method, string Path, int Status)> Steps() =>
    [
        ("GET", "/v1.0/networks/red", 404), ("POST", "/v1.0/networks/red", 200), ("POST", "/v1.0/networks/red", 409), ("PUT", "/v1.0/networks/red", 200),
        ("POST", $"/v1.0/networks/red/{Dpid}_3", 200), ("POST", $"/v1.0/networks/red/{Dpid}_3", 409), ("POST", $"/v1.0/networks/blue/{Dpid}_3", 404),
        ("POST", "/v1.0/networks/red/xyz_3", 400), ("POST", $"/v1.0/networks/red/{Dpid}_3/macs/02:00:00:00:00:01", 200),
        ("POST", $"/v1.0/networks/red/{Dpid}_3/macs/02:00:00:00:00:02", 409), ("GET", $"/v1.0/networks/red/{Dpid}_3/macs", 200),
        ("GET", $"/v1.0/networks/red/{Dpid}_4/macs", 404), ("GET", "/v1.0/tunnels/networks/red/key", 404), ("POST", "/v1.0/tunnels/networks/red/key/7", 200),
        ("POST", "/v1.0/tunnels/networks/blue/key/7", 409), ("POST", $"/v1.0/tunnels/switches/{Dpid}/ports/9/000000000000000b", 200),
        ("POST", $"/v1.0/tunnels/switches/{Dpid}/ports/9/000000000000000c", 409), ("DELETE", $"/v1.0/tunnels/switches/{Dpid}/ports/8", 404),
    ];

    private static async Task<(int Status, bool HasBody)> SendAsync(HttpClient web, string method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body) };
        using var response = await web.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length > 0);
    }
}

/// <summary>Notes what it hears of settings.</summary>
public sealed class SettingsReader : App
{
    public ConcurrentQueue<string> Seen { get; } = new();

    [Observe]
    private void OnSet(EventConfSwitchSet ev) => Seen.Enqueue($"{ev.Dpid} {ev.Key} = {ev.Value.ToJsonString()}");

    [Observe]
    private void OnDel(EventConfSwitchDel ev) => Seen.Enqueue($"{ev.Dpid} {ev.Key} gone");

    [Observe]
    private void OnDelDpid(EventConfSwitchDelDPID ev) => Seen.Enqueue($"{ev.Dpid} gone");
}
