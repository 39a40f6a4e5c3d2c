using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests;

/// <summary>Every example of the reference, sent with curl to processes that were brought into the state that it shows.</summary>
public sealed class ReferenceExamplesTests : IAsyncLifetime
{
    private const string AllPorts = "phy:0,phy:1,vhost:0,vhost:1,ring:0,ring:1,ring:2,ring:3";

    private Controller spp = null!;

    public async ValueTask InitializeAsync() => spp = await Controller.StartAsync();

    public ValueTask DisposeAsync() => spp.DisposeAsync();

    [Fact]
    public async Task The_examples_of_the_overview()
    {
        await spp.AddAsync("primary", 0, "2018-09");
        var vf = await spp.AddAsync("vf", 1, "2018");
        await spp.AddAsync("vf", 2, "2018");
        var processes = await Curl.RunAsync($"{spp.Url}/v1/processes");
        Assert.Equal((200, "application/json"), (processes.Status, processes.ContentType));
        Json.Equal("""[{"type": "primary"}, {"client-id": 1, "type": "vf"}, {"client-id": 2, "type": "vf"}]""", processes.Body);
        Assert.Equal(200, (await Curl.RunAsync($"{spp.Url}/v1/vfs/1")).Status);
        Assert.Equal(
            (204, "", ""),
            await Curl.RunAsync("-X", "POST", $"{spp.Url}/v1/vfs/1/components", "-d", """{"core": 2, "name": "forward_0_tx", "type": "forward"}"""));
        Assert.Contains("component start forward_0_tx 2 forward", vf.Commands);
    }

    [Fact]
    public async Task The_processes_of_all_kinds()
    {
        await spp.AddAsync("primary", 0, "2018-09");
        await spp.AddAsync("vf", 1, "2018");
        await spp.AddAsync("nfv", 2, "2018-02");
        Json.Equal(
            """[{"type": "primary"}, {"type": "vf", "client-id": 1}, {"type": "nfv", "client-id": 2}]""",
            (await Curl.RunAsync($"{spp.Url}/v1/processes")).Body);
    }

    [Fact]
    public async Task The_status_of_an_spp_vf()
    {
        await spp.AddAsync("vf", 1, "2018", "2,3,4,5,6,7", AllPorts);
        await StartComponentsAsync();
        var (status, type, body) = await Curl.RunAsync($"{spp.Url}/v1/vfs/1");
        Assert.Equal((200, "application/json"), (status, type));
        Json.Equal(
            """
            {
              "client-id": 1,
              "ports": ["phy:0", "phy:1", "vhost:0", "vhost:1", "ring:0", "ring:1", "ring:2", "ring:3"],
              "components": [
                {"core": 2, "name": "forward_0_tx", "type": "forward",
                 "rx_port": [{"port": "ring:0", "vlan": {"operation": "none", "id": 0, "pcp": 0}}],
                 "tx_port": [{"port": "vhost:0", "vlan": {"operation": "none", "id": 0, "pcp": 0}}]},
                {"core": 3, "type": "unuse"},
                {"core": 4, "type": "unuse"},
                {"core": 5, "name": "forward_1_rx", "type": "forward",
                 "rx_port": [{"port": "vhost:1", "vlan": {"operation": "none", "id": 0, "pcp": 0}}],
                 "tx_port": [{"port": "ring:3", "vlan": {"operation": "none", "id": 0, "pcp": 0}}]},
                {"core": 6, "name": "classifier", "type": "classifier_mac",
                 "rx_port": [{"port": "phy:0", "vlan": {"operation": "none", "id": 0, "pcp": 0}}],
                 "tx_port": [{"port": "ring:0", "vlan": {"operation": "none", "id": 0, "pcp": 0}},
                             {"port": "ring:2", "vlan": {"operation": "none", "id": 0, "pcp": 0}}]},
                {"core": 7, "name": "merger", "type": "merge",
                 "rx_port": [{"port": "ring:1", "vlan": {"operation": "none", "id": 0, "pcp": 0}},
                             {"port": "ring:3", "vlan": {"operation": "none", "id": 0, "pcp": 0}}],
                 "tx_port": [{"port": "phy:0", "vlan": {"operation": "none", "id": 0, "pcp": 0}}]}
              ],
              "classifier_table": [{"type": "mac", "value": "FA:16:3E:7D:CC:35", "port": "ring:0"}]
            }
            """,
            body);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("")]
    public async Task The_requests_to_an_spp_vf(string contentType)
    {
        var vf = await spp.AddAsync("vf", 1, "2018", "12");
        await PutAsync(contentType, "POST", "/v1/vfs/1/components", """{"name": "forwarder1", "core": 12, "type": "forward"}""");
        await PutAsync(contentType, "PUT", "/v1/vfs/1/components/forwarder1/ports", "{\"action\": \"attach\", \"port\": \"vhost:1\", \"dir\": \"rx\",\n\"vlan\": {\"operation\": \"add\", \"id\": 677, \"pcp\": 0}\n}\n");
        await PutAsync(contentType, "PUT", "/v1/vfs/1/components/forwarder1/ports", """{"action": "detach", "port": "vhost:0", "dir": "tx"}""");
        await PutAsync(contentType, "PUT", "/v1/vfs/1/classifier_table", "{\"action\": \"add\", \"type\": \"mac\",\n\"mac_address\": \"FA:16:3E:7D:CC:35\", \"port\": \"ring:0\"\n}\n");
        await PutAsync(contentType, "PUT", "/v1/vfs/1/classifier_table", """{"action": "add", "type": "vlan", "vlan": 475, "mac_address": "FA:16:3E:7D:CC:35", "port": "ring:0"}""");
        await PutAsync(contentType, "PUT", "/v1/vfs/1/classifier_table", "{\"action\": \"del\", \"type\": \"vlan\", \"vlan\": 475,\n\"mac_address\": \"FA:16:3E:7D:CC:35\", \"port\": \"ring:0\"\n}\n");
        Assert.Equal((204, "", ""), await Curl.RunAsync("-X", "DELETE", $"{spp.Url}/v1/vfs/1/components/forwarder1"));
        Assert.Equal(
            [
                "component start forwarder1 12 forward",
                "port add vhost:1 rx forwarder1 add_vlantag 677 0",
                "port del vhost:0 tx forwarder1",
                "classifier_table add mac FA:16:3E:7D:CC:35 ring:0",
                "classifier_table add vlan 475 FA:16:3E:7D:CC:35 ring:0",
                "classifier_table del vlan 475 FA:16:3E:7D:CC:35 ring:0",
                "component stop forwarder1",
            ],
            vf.Commands);
    }

    [Fact]
    public async Task The_requests_to_an_spp_nfv_and_its_status()
    {
        var nfv = await spp.AddAsync("nfv", 1, "2018-02", "", "phy:0,phy:1");
        await PutAsync("text/plain", "PUT", "/v1/nfvs/1/ports", """{"action": "add", "port": "vhost:0"}""");
        foreach (var port in AllPorts.Split(',')[3..])
        {
            await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/1/ports", $$"""{"action": "add", "port": "{{port}}"}""");
        }

        await PutAsync("text/plain", "PUT", "/v1/nfvs/1/patches", """{"src": "vhost:0", "dst": "ring:0"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/1/patches", """{"src": "ring:1", "dst": "vhost:1"}""");
        await PutAsync("text/plain", "PUT", "/v1/nfvs/1/forward", """{"action": "start"}""");
        Json.Equal(
            """
            {
              "client-id": 1,
              "status": "Running",
              "ports": ["phy:0", "phy:1", "vhost:0", "vhost:1", "ring:0", "ring:1", "ring:2", "ring:3"],
              "patches": [{"src": "vhost:0", "dst": "ring:0"}, {"src": "ring:1", "dst": "vhost:1"}]
            }
            """,
            (await Curl.RunAsync($"{spp.Url}/v1/nfvs/1")).Body);
        Assert.Equal((204, "", ""), await Curl.RunAsync("-X", "DELETE", $"{spp.Url}/v1/nfvs/1/patches"));
        Assert.All((string[])["add vhost 0", "patch vhost:0 ring:0", "forward", "patch reset"], command => Assert.Contains(command, nfv.Commands));
    }

    [Fact]
    public async Task The_requests_to_the_primary()
    {
        var primary = await spp.AddAsync("primary", 0, "2018-09");
        Assert.Equal((200, "application/json", "{}"), await Curl.RunAsync($"{spp.Url}/v1/primary/status"));
        Assert.Equal((204, "", ""), await Curl.RunAsync("-X", "DELETE", $"{spp.Url}/v1/primary/status"));
        Assert.Equal(["status", "clear"], primary.Commands);
    }

    [Fact]
    public async Task The_errors_of_the_reference()
    {
        await spp.AddAsync("vf", 1, "2018");
        var refused = await Curl.RunAsync("-X", "POST", $"{spp.Url}/v1/vfs/1/components", "-d", """{"core": 2, "name": "f"}""");
        Assert.Equal((400, "text/plain", "key(type) required."), refused);
        var failed = await Curl.RunAsync("-X", "POST", $"{spp.Url}/v1/vfs/1/components", "-d", """{"core": 99, "name": "f", "type": "merge"}""");
        Assert.Equal((400, "text/plain", "command error: bad value(core)"), failed);
        Assert.Equal((404, "text/plain", "sec_id 7 not found."), await Curl.RunAsync($"{spp.Url}/v1/vfs/7"));
        Assert.Equal((404, "text/plain", "sec_id 1 not found."), await Curl.RunAsync($"{spp.Url}/v1/nfvs/1"));
        Assert.Equal((404, "text/plain", "primary not found."), await Curl.RunAsync($"{spp.Url}/v1/primary/status"));
        Assert.Equal((404, "text/plain", "Not found: '/v1/nothing'"), await Curl.RunAsync($"{spp.Url}/v1/nothing"));
        Assert.Equal((405, "text/plain", "Method not allowed."), await Curl.RunAsync("-X", "DELETE", $"{spp.Url}/v1/processes"));
    }

    private async Task PutAsync(string contentType, string method, string path, string body) => Assert.Equal(
        (204, "", ""),
        await Curl.RunAsync("-X", method, "-H", contentType.Length == 0 ? "Content-Type:" : $"Content-Type: {contentType}", "--data-binary", body, spp.Url + path));

    private async Task StartComponentsAsync()
    {
        (string Name, int Core, string Type, string[] Receive, string[] Transmit)[] components =
        [
            ("forward_0_tx", 2, "forward", ["ring:0"], ["vhost:0"]),
            ("forward_1_rx", 5, "forward", ["vhost:1"], ["ring:3"]),
            ("classifier", 6, "classifier_mac", ["phy:0"], ["ring:0", "ring:2"]),
            ("merger", 7, "merge", ["ring:1", "ring:3"], ["phy:0"]),
        ];
        foreach (var (name, core, type, receive, transmit) in components)
        {
            await spp.DoAsync(HttpMethod.Post, "/v1/vfs/1/components", $$"""{"name": "{{name}}", "core": {{core}}, "type": "{{type}}"}""");
            foreach (var (port, direction) in receive.Select(port => (port, "rx")).Concat(transmit.Select(port => (port, "tx"))))
            {
                await spp.DoAsync(HttpMethod.Put, $"/v1/vfs/1/components/{name}/ports", $$"""{"action": "attach", "port": "{{port}}", "dir": "{{direction}}", "vlan": {} }""");
            }
        }

        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/1/classifier_table", """{"action": "add", "type": "mac", "mac_address": "fa:16:3e:7d:cc:35", "port": "ring:0"}""");
    }
}
