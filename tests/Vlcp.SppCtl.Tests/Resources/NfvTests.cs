using System.Net;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Resources;

public sealed class NfvTests : IAsyncLifetime
{
    private Controller spp = null!;

    public async ValueTask InitializeAsync() => spp = await Controller.StartAsync();

    public ValueTask DisposeAsync() => spp.DisposeAsync();

    [Theory]
    [InlineData("2018-02", "add ring 0", "del ring 0")]
    [InlineData("2018-09", "add ring 0", "del ring 0")]
    [InlineData("2018-10", "add ring 0", "del ring 0")]
    [InlineData("2018-12", "add ring:0", "del ring:0")]
    [InlineData("2019", "add ring:0", "del ring:0")]
    [InlineData("2020", "add ring:0", "del ring:0")]
    public async Task Every_generation_is_spoken_to_in_its_own_words(string generation, string add, string delete)
    {
        var nfv = await spp.AddAsync("nfv", 2, generation, "", "vhost:1");
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/2/ports", """{"action": "add", "port": "ring:0"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/2/patches", """{"src": "ring:0", "dst": "vhost:1"}""");
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/2/forward", """{"action": "start"}""");
        var status = await spp.GetAsync("/v1/nfvs/2");
        Assert.Equal((2, "Running"), ((int)status["client-id"]!, (string)status["status"]!));
        Json.Equal("""["vhost:1", "ring:0"]""", status["ports"]);
        Json.Equal("""[{"src": "ring:0", "dst": "vhost:1"}]""", status["patches"]);
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/2/forward", """{"action": "stop"}""");
        await spp.DoAsync(HttpMethod.Delete, "/v1/nfvs/2/patches");
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/2/ports", """{"action": "del", "port": "ring:0"}""");
        status = await spp.GetAsync("/v1/nfvs/2");
        Assert.Equal("Idle", (string?)status["status"]);
        Json.Equal("[]", status["patches"]);
        Json.Equal("""["vhost:1"]""", status["ports"]);
        Assert.Equal([add, "patch ring:0 vhost:1", "forward", "stop", "patch reset", delete], nfv.Commands.Where(command => command != "status"));
        Assert.Equal(1, nfv.Count("connected"));
    }

    [Fact]
    public async Task A_failure_that_the_process_reports_is_400()
    {
        await spp.AddAsync("nfv", 2);
        Assert.Equal(
            "command error: 'del ring:7' failed",
            await spp.FailAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/v1/nfvs/2/ports", """{"action": "del", "port": "ring:7"}"""));
    }

    [Fact]
    public async Task A_physical_port_is_not_given_to_a_version_that_it_would_break()
    {
        var old = await spp.AddAsync("nfv", 1, "2018-09");
        var text = await spp.FailAsync(HttpStatusCode.BadRequest, HttpMethod.Put, "/v1/nfvs/1/ports", """{"action": "add", "port": "phy:1"}""");
        Assert.StartsWith("invalid key(port): phy:1.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("add phy 1", old.Commands);
        var young = await spp.AddAsync("nfv", 2, "2020");
        await spp.DoAsync(HttpMethod.Put, "/v1/nfvs/2/ports", """{"action": "add", "port": "phy:1nq2"}""");
        Assert.Equal(["add phy:1nq2"], young.Commands);
    }
}
