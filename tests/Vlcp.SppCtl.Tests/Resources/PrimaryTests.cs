using System.Net;
using System.Text.Json.Nodes;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Resources;

public sealed class PrimaryTests : IAsyncLifetime
{
    private const string Rule = """{"rule": {"direction": "ingress", "priority": 1, "pattern": ["eth"], "actions": ["queue index 0"]}}""";

    private Controller spp = null!;

    public async ValueTask InitializeAsync() => spp = await Controller.StartAsync();

    public ValueTask DisposeAsync() => spp.DisposeAsync();

    [Theory]
    [InlineData("2018-09", false)]
    [InlineData("2018-10", true)]
    [InlineData("2020", true)]
    public async Task Its_status_is_what_it_tells_in_JSON_or_else_empty(string generation, bool tells)
    {
        await spp.AddAsync("primary", 0, generation);
        var status = await spp.GetAsync("/v1/primary/status");
        Assert.Equal(tells ? 78 : null, (int?)status["phy_ports"]?[0]!["rx"]);
        await spp.DoAsync(HttpMethod.Delete, "/v1/primary/status");
    }

    [Fact]
    public async Task It_forwards_between_its_ports()
    {
        var primary = await spp.AddAsync("primary", 0);
        await spp.DoAsync(HttpMethod.Put, "/v1/primary/ports", """{"action": "add", "port": "ring:0"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/primary/ports", """{"action": "add", "port": "pipe:0", "rx": "ring:0", "tx": "ring:1"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/primary/patches", """{"src": "phy:0", "dst": "ring:0"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/primary/forward", """{"action": "start"}""");
        var forwarder = (await spp.GetAsync("/v1/primary/status"))["forwarder"]!;
        Json.Equal("""{"status": "running", "ports": ["phy:0", "ring:0", "pipe:0"], "patches": [{"src": "phy:0", "dst": "ring:0"}]}""", forwarder);
        await spp.DoAsync(HttpMethod.Delete, "/v1/primary/patches");
        await spp.DoAsync(HttpMethod.Put, "/v1/primary/ports", """{"action": "del", "port": "ring:0"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/primary/forward", """{"action": "stop"}""");
        Assert.Equal(
            ["add ring:0", "add pipe:0 ring:0 ring:1", "patch phy:0 ring:0", "forward", "status", "patch reset", "del ring:0", "stop"],
            primary.Commands);
    }

    [Fact]
    public async Task It_launches_processes()
    {
        var primary = await spp.AddAsync("primary", 0);
        await spp.DoAsync(
            HttpMethod.Put,
            "/v1/primary/launch",
            """{"client_id": "1", "proc_name": "spp_nfv", "eal": {"--proc-type": "secondary", "-m": 512, "-l": "1,2", "--no-pci": null}, "app": {"-n": "1", "-s": "127.0.0.1:6666"}}""");
        Assert.Equal(["launch 1 spp_nfv -l 1,2 --no-pci --proc-type secondary -m 512 -- -n 1 -s 127.0.0.1:6666"], primary.Commands);
    }

    [Fact]
    public async Task Flow_rules_are_passed_on_and_so_is_what_it_says_about_them()
    {
        var primary = await spp.AddAsync("primary", 0);
        await ExpectAsync(HttpMethod.Post, "/v1/primary/flow_rules/port_id/0/validate", Rule, "success");
        Assert.Equal("0", (string?)(await ExpectAsync(HttpMethod.Post, "/v1/primary/flow_rules/port_id/0", Rule, "success"))["rule_id"]);
        await ExpectAsync(HttpMethod.Delete, "/v1/primary/flow_rules/0/port_id/0", null, "success");
        await ExpectAsync(HttpMethod.Delete, "/v1/primary/flow_rules/port_id/3", null, "success");
        Assert.Equal(
            [
                "flow validate phy:0 priority 1 ingress pattern eth / end actions queue index 0 / end",
                "flow create phy:0 priority 1 ingress pattern eth / end actions queue index 0 / end",
                "flow destroy phy:0 0",
                "flow destroy phy:3 ALL",
            ],
            primary.Commands);
    }

    [Fact]
    public async Task A_flow_rule_that_fails_is_told_with_status_200()
    {
        await spp.AddAsync("primary", 0);
        await ExpectAsync(HttpMethod.Delete, "/v1/primary/flow_rules/9/port_id/0", null, "error");
    }

    [Theory]
    [InlineData("/v1/primary", "2020")]
    [InlineData("/v1/primary/", "2020")]
    [InlineData("/v1/primary", "2018-09")]
    public async Task Deleting_it_ends_it(string path, string generation)
    {
        var primary = await spp.AddAsync("primary", 0, generation);
        await spp.DoAsync(HttpMethod.Delete, path);
        await primary.WaitForExitAsync();
        Assert.Empty(spp.Server.Processes);
        await spp.FailAsync(HttpStatusCode.NotFound, HttpMethod.Get, "/v1/primary/status");
    }

    [Fact]
    public async Task A_secondary_process_with_number_0_is_not_taken_for_it()
    {
        await spp.AddAsync("primary", 0);
        await spp.AddAsync("vf", 0);
        Json.Equal("""[{"type": "primary"}, {"type": "vf", "client-id": 0}]""", await spp.GetAsync("/v1/processes"));
        await spp.GetAsync("/v1/primary/status");
        await spp.GetAsync("/v1/vfs/0");
    }

    private async Task<JsonNode> ExpectAsync(HttpMethod method, string path, string? body, string result)
    {
        var (status, text) = await spp.SendAsync(method, path, body);
        Assert.Equal(HttpStatusCode.OK, status);
        var answer = JsonNode.Parse(text)!;
        Assert.Equal(result, (string?)answer["result"]);
        return answer;
    }
}
