using System.Net;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests;

/// <summary>What is wrong is refused with a message that names it, and no process hears of it.</summary>
public sealed class RefusalTests(Panel panel) : IClassFixture<Panel>
{
    private const string Components = "POST /v1/vfs/1/components";
    private const string Ports = "PUT /v1/vfs/1/components/f/ports";
    private const string Table = "PUT /v1/vfs/1/classifier_table";
    private const string Launch = "PUT /v1/primary/launch";
    private const string Flow = "POST /v1/primary/flow_rules/port_id/0";

    [Theory]
    [InlineData(Components, "", "The body is not JSON")]
    [InlineData(Components, "{", "The body is not JSON")]
    [InlineData(Components, "nonsense", "The body is not JSON")]
    [InlineData(Components, "null", "not a JSON object")]
    [InlineData(Components, "[]", "not a JSON object")]
    [InlineData(Components, "\"name\"", "not a JSON object")]
    [InlineData(Components, "1", "not a JSON object")]
    [InlineData(Components, """{"core": 2, "type": "merge"}""", "key(name) required.")]
    [InlineData(Components, """{"name": "f", "type": "merge"}""", "key(core) required.")]
    [InlineData(Components, """{"name": "f", "core": 2}""", "key(type) required.")]
    [InlineData(Components, """{"name": "f", "core": 2, "type": "merge", "colour": "red"}""", "unknown key(colour)")]
    [InlineData(Components, """{"name": "", "core": 2, "type": "merge"}""", "invalid key(name)")]
    [InlineData(Components, """{"name": 5, "core": 2, "type": "merge"}""", "invalid key(name): 5.")]
    [InlineData(Components, """{"name": "a b", "core": 2, "type": "merge"}""", "invalid key(name): a b.")]
    [InlineData(Components, """{"name": "a\u0000b", "core": 2, "type": "merge"}""", "invalid key(name)")]
    [InlineData(Components, """{"name": "a\nb", "core": 2, "type": "merge"}""", "invalid key(name)")]
    [InlineData(Components, """{"name": "é", "core": 2, "type": "merge"}""", "invalid key(name)")]
    [InlineData(Components, """{"name": "12345678901234567890123456789012", "core": 2, "type": "merge"}""", "invalid key(name)")]
    [InlineData(Components, """{"name": "f", "core": "2", "type": "merge"}""", "invalid key(core): 2.")]
    [InlineData(Components, """{"name": "f", "core": true, "type": "merge"}""", "invalid key(core): true.")]
    [InlineData(Components, """{"name": "f", "core": 2.5, "type": "merge"}""", "invalid key(core): 2.5.")]
    [InlineData(Components, """{"name": "f", "core": -1, "type": "merge"}""", "invalid key(core): -1.")]
    [InlineData(Components, """{"name": "f", "core": 99999999999, "type": "merge"}""", "invalid key(core)")]
    [InlineData(Components, """{"name": "f", "core": null, "type": "merge"}""", "invalid key(core): null.")]
    [InlineData(Components, """{"name": "f", "core": 2, "type": "mirror"}""", "invalid key(type): mirror.")]
    [InlineData(Components, """{"name": "f", "core": 2, "type": ["merge"]}""", "invalid key(type)")]
    [InlineData(Ports, """{"port": "phy:0", "dir": "rx"}""", "key(action) required.")]
    [InlineData(Ports, """{"action": "attach", "dir": "rx"}""", "key(port) required.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0"}""", "key(dir) required.")]
    [InlineData(Ports, """{"action": "add", "port": "phy:0", "dir": "rx"}""", "invalid key(action): add.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy0", "dir": "rx"}""", "invalid key(port): phy0.")]
    [InlineData(Ports, """{"action": "attach", "port": "vhost: 1", "dir": "rx"}""", "invalid key(port): vhost: 1.")]
    [InlineData(Ports, """{"action": "attach", "port": "ring:32", "dir": "rx"}""", "invalid key(port): ring:32.")]
    [InlineData(Ports, """{"action": "attach", "port": 7, "dir": "rx"}""", "invalid key(port): 7.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "up"}""", "invalid key(dir): up.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": "5"}""", "invalid key(vlan): 5.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"id": 5}}""", "key(vlan.operation) required.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "swap"}}""", "invalid key(vlan.operation): swap.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "add", "pcp": 0}}""", "key(vlan.id) required.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "add", "id": 5}}""", "key(vlan.pcp) required.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "add", "id": 4096, "pcp": 0}}""", "invalid key(vlan.id): 4096.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "add", "id": "101.7", "pcp": 0}}""", "invalid key(vlan.id): 101.7.")]
    [InlineData(Ports, """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "add", "id": 5, "pcp": 8}}""", "invalid key(vlan.pcp): 8.")]
    [InlineData("PUT /v1/vfs/1/components/f%20add_vlantag%205%200/ports", """{"action": "attach", "port": "phy:0", "dir": "rx"}""", "invalid key(name): f add_vlantag 5 0.")]
    [InlineData("DELETE /v1/vfs/1/components/a%0Ab", null, "invalid key(name)")]
    [InlineData(Table, """{"action": "add", "type": "mac", "port": "ring:0"}""", "key(mac_address) required.")]
    [InlineData(Table, """{"action": "set", "type": "mac", "port": "ring:0", "mac_address": "00:00:00:00:00:01"}""", "invalid key(action): set.")]
    [InlineData(Table, """{"action": "add", "type": "ip", "port": "ring:0", "mac_address": "00:00:00:00:00:01"}""", "invalid key(type): ip.")]
    [InlineData(Table, """{"action": "add", "type": "mac", "port": "ring", "mac_address": "00:00:00:00:00:01"}""", "invalid key(port): ring.")]
    [InlineData(Table, """{"action": "add", "type": "mac", "port": "ring:0", "mac_address": "00:00:00:00:00"}""", "invalid key(mac_address): 00:00:00:00:00.")]
    [InlineData(Table, """{"action": "add", "type": "mac", "port": "ring:0", "mac_address": 42}""", "invalid key(mac_address): 42.")]
    [InlineData(Table, """{"action": "add", "type": "vlan", "port": "ring:0", "mac_address": "00:00:00:00:00:01"}""", "key(vlan) required.")]
    [InlineData(Table, """{"action": "add", "type": "vlan", "vlan": null, "port": "ring:0", "mac_address": "00:00:00:00:00:01"}""", "invalid key(vlan): null.")]
    [InlineData(Table, """{"action": "add", "type": "vlan", "vlan": "x", "port": "ring:0", "mac_address": "00:00:00:00:00:01"}""", "invalid key(vlan): x.")]
    [InlineData("PUT /v1/nfvs/2/forward", "{}", "key(action) required.")]
    [InlineData("PUT /v1/nfvs/2/forward", """{"action": "halt"}""", "invalid key(action): halt.")]
    [InlineData("PUT /v1/nfvs/2/ports", """{"action": "attach", "port": "ring:0"}""", "invalid key(action): attach.")]
    [InlineData("PUT /v1/nfvs/2/ports", """{"action": "add", "port": "ring:x"}""", "invalid key(port): ring:x.")]
    [InlineData("PUT /v1/nfvs/2/patches", """{"src": "ring:0"}""", "key(dst) required.")]
    [InlineData("PUT /v1/nfvs/2/patches", """{"src": "ring:0", "dst": "nowhere"}""", "invalid key(dst): nowhere.")]
    [InlineData("PUT /v1/nfvs/2/patches", """{"src": "ring:0 x", "dst": "ring:1"}""", "invalid key(src): ring:0 x.")]
    [InlineData("POST /v1/mirrors/3/components", """{"name": "m", "core": 1, "type": "forward"}""", "invalid key(type): forward.")]
    [InlineData("PUT /v1/pcaps/4/capture", """{"action": "pause"}""", "invalid key(action): pause.")]
    [InlineData("PUT /v1/primary/forward", """{"action": "halt"}""", "invalid key(action): halt.")]
    [InlineData("PUT /v1/primary/ports", """{"action": "add", "port": "pipe:0", "rx": "ring:0"}""", "key(tx) required.")]
    [InlineData("PUT /v1/primary/ports", """{"action": "add", "port": "pipe:0", "rx": "ring:0", "tx": "phy:0"}""", "invalid key(tx): phy:0.")]
    [InlineData(Launch, """{"proc_name": "spp_vf", "eal": {}, "app": {}}""", "key(client_id) required.")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_everything", "eal": {}, "app": {}}""", "invalid key(proc_name): spp_everything.")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_vf", "eal": {"--proc-type": "secondary"}, "app": {}}""", "invalid key(eal)")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_vf", "eal": {"-l": "1"}, "app": {}}""", "invalid key(eal)")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_vf", "eal": {"-l": "1 -- x", "--proc-type": "secondary"}, "app": {}}""", "invalid key(eal.-l): 1 -- x.")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_vf", "eal": {"-l": "1", "--proc-type": "secondary", "--evil": 1}, "app": {}}""", "unknown key(eal.--evil)")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_vf", "eal": {"-l": "1", "--proc-type": "secondary"}, "app": {"-n": 1}}""", "unknown key(app.-n)")]
    [InlineData(Launch, """{"client_id": 1, "proc_name": "spp_vf", "eal": [], "app": {}}""", "invalid key(eal)")]
    [InlineData(Flow, """{"rule": {"direction": "ingress", "pattern": ["eth"]}}""", "key(rule.actions) required.")]
    [InlineData(Flow, """{"rule": {"direction": "in", "pattern": ["eth"], "actions": ["drop"]}}""", "invalid key(rule.direction): in.")]
    [InlineData(Flow, """{"rule": {"direction": "ingress", "pattern": "eth", "actions": ["drop"]}}""", "invalid key(rule.pattern): eth.")]
    [InlineData(Flow, """{"rule": {"direction": "ingress", "pattern": ["eth / end actions drop"], "actions": ["drop"]}}""", "invalid key(rule.pattern)")]
    [InlineData(Flow, """{"rule": {"direction": "ingress", "pattern": ["eth"], "actions": ["drop"], "transfer": 1}}""", "invalid key(rule.transfer): 1.")]
    [InlineData("POST /v1/primary/flow_rules/port_id/-1", """{"rule": {}}""", "invalid key(port_id): -1.")]
    [InlineData("DELETE /v1/primary/flow_rules/-2/port_id/0", null, "invalid key(rule_id): -2.")]
    public async Task A_bad_request_is_400_and_names_what_is_wrong(string request, string? body, string message)
    {
        var text = await RefuseAsync(HttpStatusCode.BadRequest, request, body);
        Assert.Contains(message, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /v1/vfs/one", "Not found: '/v1/vfs/one'")]
    [InlineData("GET /v1/vfs/1.0", "Not found: '/v1/vfs/1.0'")]
    [InlineData("GET /v1/vfs/", "Not found: '/v1/vfs/'")]
    [InlineData("GET /v1/vfs", "Not found: '/v1/vfs'")]
    [InlineData("GET /v1/vfs/1/", "Not found: '/v1/vfs/1/'")]
    [InlineData("GET /v1/processes/", "Not found: '/v1/processes/'")]
    [InlineData("GET /V1/processes", "Not found: '/V1/processes'")]
    [InlineData("GET /", "Not found: '/'")]
    [InlineData("GET /v1/vfs/-1", "sec_id -1 not found.")]
    [InlineData("GET /v1/vfs/99", "sec_id 99 not found.")]
    [InlineData("GET /v1/vfs/99999999999999999999", "sec_id 99999999999999999999 not found.")]
    [InlineData("GET /v1/vfs/2", "sec_id 2 not found.")]
    [InlineData("GET /v1/nfvs/1", "sec_id 1 not found.")]
    [InlineData("GET /v1/pcaps/3", "sec_id 3 not found.")]
    [InlineData("DELETE /v1/mirrors/1", "sec_id 1 not found.")]
    [InlineData("PUT /v1/vfs/1/components/f", "Not found", HttpStatusCode.MethodNotAllowed)]
    public async Task What_does_not_exist_is_404(string request, string message, HttpStatusCode expected = HttpStatusCode.NotFound)
    {
        var text = await RefuseAsync(expected, request, "not looked at");
        Assert.Equal(expected == HttpStatusCode.NotFound ? message : "Method not allowed.", text);
    }

    [Theory]
    [InlineData("POST /v1/processes", "GET, HEAD")]
    [InlineData("POST /v1/vfs/1", "DELETE, GET, HEAD")]
    [InlineData("GET /v1/vfs/1/components", "POST")]
    [InlineData("GET /v1/nfvs/2/patches", "DELETE, PUT")]
    public async Task A_wrong_method_is_405_and_the_right_ones_are_named(string request, string allowed)
    {
        var parts = request.Split(' ');
        using var message = new HttpRequestMessage(new HttpMethod(parts[0]), parts[1]);
        using var response = await panel.Spp.Http.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(allowed.Split(", "), response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_huge_body_is_413()
    {
        var text = await RefuseAsync(HttpStatusCode.RequestEntityTooLarge, Components, $$"""{"name": "{{new string('n', 70_000)}}", "core": 2, "type": "merge"}""");
        Assert.Contains("large", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_long_value_is_cut_in_the_message()
    {
        var text = await RefuseAsync(HttpStatusCode.BadRequest, Components, $$"""{"name": "{{new string('n', 50_000)}}", "core": 2, "type": "merge"}""");
        Assert.InRange(text.Length, 100, 300);
    }

    [Fact]
    public async Task HEAD_works_where_GET_does()
    {
        using var message = new HttpRequestMessage(HttpMethod.Head, "/v1/processes");
        using var response = await panel.Spp.Http.SendAsync(message, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Unknown_members_are_ignored_if_the_settings_say_so()
    {
        await using var spp = await Controller.StartAsync(unknownKeys: UnknownKeys.Ignore);
        var nfv = await spp.AddAsync("nfv", 1);
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/1/forward", """{"action": "start", "colour": "red"}""");
        Assert.Equal(["forward"], nfv.Commands);
    }

    private async Task<string> RefuseAsync(HttpStatusCode status, string request, string? body)
    {
        var parts = request.Split(' ');
        var text = await panel.Spp.FailAsync(status, new HttpMethod(parts[0]), parts[1], parts[0] == "GET" ? null : body);
        Assert.All(panel.Simulators.Values, simulator => Assert.Empty(simulator.Commands));
        return text;
    }
}
