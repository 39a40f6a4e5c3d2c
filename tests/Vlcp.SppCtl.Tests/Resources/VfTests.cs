using System.Net;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Resources;

public sealed class VfTests : IAsyncLifetime
{
    private Controller spp = null!;

    public async ValueTask InitializeAsync() => spp = await Controller.StartAsync();

    public ValueTask DisposeAsync() => spp.DisposeAsync();

    [Theory]
    [InlineData("2018", "classifier_mac")]
    [InlineData("2020", "classifier")]
    public async Task Either_generation_serves_its_own_clients(string generation, string classifier)
    {
        var vf = await spp.AddAsync("vf", 0, generation, "2,3", "phy:0,ring:1");
        await spp.DoAsync(HttpMethod.Post, "/v1/vfs/0/components", $$"""{"name": "c1", "core": 2, "type": "{{classifier}}"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/components/c1/ports", """{"action": "attach", "port": "phy:0", "dir": "rx", "vlan": {"operation": "del", "id": "x"}}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/components/c1/ports", """{"action": "attach", "port": "ring:1", "dir": "tx", "vlan": {"operation": "add", "id": "101", "pcp": "3"}}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/components/c1/ports", """{"action": "attach", "port": "ring:2", "dir": "tx", "vlan": {"operation": "none"}}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/components/c1/ports", """{"action": "attach", "port": "ring:3", "dir": "tx", "vlan": null}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/components/c1/ports", """{"action": "detach", "port": "ring:3", "dir": "tx", "vlan": {"operation": "add"}}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/classifier_table", """{"action": "add", "type": "vlan", "vlan": "475", "mac_address": "default", "port": "ring:1"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/vfs/0/classifier_table", """{"action": "add", "type": "mac", "vlan": null, "mac_address": "fa-16-3e-7d-cc-35", "port": "ring:1"}""");
        Assert.Equal(
            [
                $"component start c1 2 {classifier}", "port add phy:0 rx c1 del_vlantag", "port add ring:1 tx c1 add_vlantag 101 3", "port add ring:2 tx c1",
                "port add ring:3 tx c1", "port del ring:3 tx c1", "classifier_table add vlan 475 default ring:1", "classifier_table add mac fa:16:3e:7d:cc:35 ring:1",
            ],
            vf.Commands);
        var status = await spp.GetAsync("/v1/vfs/0");
        Assert.Equal(0, (int)status["client-id"]!);
        Json.Equal("""["phy:0", "ring:1"]""", status["ports"]);
        Assert.Equal(generation == "2018" ? null : 1, (int?)status["master-lcore"]);
        Assert.Equal("475/default", (string?)status["classifier_table"]![0]!["value"]);
        Json.Equal("""{"core": 3, "type": "unuse"}""", status["components"]![1]);
    }

    [Fact]
    public async Task What_the_process_refuses_is_400_with_its_own_words()
    {
        await spp.AddAsync("vf", 1, "2020", "2");
        Assert.Equal(
            "command error: Invalid value (component name)",
            await spp.FailAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/v1/vfs/1/components/none/ports", """{"action": "attach", "port": "phy:0", "dir": "rx"}"""));
        Assert.Equal(
            "command error: error occur",
            await spp.FailAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/v1/vfs/1/classifier_table", """{"action": "del", "type": "mac", "mac_address": "00:00:00:00:00:01", "port": "phy:0"}"""));
    }

    [Fact]
    public async Task Stopping_a_component_that_does_not_exist_succeeds_and_its_name_is_decoded()
    {
        var vf = await spp.AddAsync("vf", 1);
        await spp.DoAsync(HttpMethod.Delete, "/v1/vfs/1/components/a%2Fb%25c%C3%A9"[..^6]);
        Assert.Equal(["component stop a/b%c"], vf.Commands);
    }

    [Theory]
    [InlineData("vf", "vfs", "2018")]
    [InlineData("vf", "vfs", "2020")]
    [InlineData("mirror", "mirrors", "2020")]
    [InlineData("nfv", "nfvs", "2018-09")]
    [InlineData("nfv", "nfvs", "2020")]
    [InlineData("pcap", "pcaps", "2020")]
    public async Task Deleting_a_process_ends_it_whether_it_answers_or_only_leaves(string kind, string path, string generation)
    {
        var simulator = await spp.AddAsync(kind, 5, generation);
        await spp.DoAsync(HttpMethod.Delete, $"/v1/{path}/5");
        Assert.Equal("[]", (await spp.GetAsync("/v1/processes")).ToJsonString());
        await simulator.WaitForExitAsync();
        Assert.Equal(["exit"], simulator.Commands);
    }
}
