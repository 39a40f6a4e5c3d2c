using Vlcp.Hosting;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests;

public sealed class SppCtlModuleTests
{
    [Fact]
    public async Task The_server_loads_it_with_its_settings_and_unloads_it()
    {
        var builder = new VlcpServerBuilder();
        builder.Catalog.AddHostingModules().AddModules(typeof(SppCtlModule).Assembly);
        builder.Set("proxy.kvstorage", "memorydb").Set("module.sppctl.primaryport", "0").Set("module.sppctl.secondaryport", "0").Set("module.sppctl.apiport", "0");
        builder.Startup.Add("sppctl");
        await using var server = builder.Build();
        Assert.Empty(await server.StartAsync());
        var module = server.Modules.GetModule<SppCtlModule>();
        await using var vf = SimulatorProcess.Start("vf", 1, module.Server.SecondaryEndPoint.Port, "2020");
        await Until.TrueAsync(() => module.GetProcesses().Contains("vf(1)"), "vf(1) connected");
        using var client = new HttpClient { BaseAddress = new Uri(module.GetAddresses()["api"][0]), Timeout = Patience.Long };
        Json.Equal("""[{"type": "vf", "client-id": 1}]""", await client.GetStringAsync("/v1/processes", TestContext.Current.CancellationToken));
        await server.Modules.UnloadAsync("sppctl", TestContext.Current.CancellationToken);
        await vf.WaitAsync("disconnected");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => client.GetStringAsync("/v1/processes", TestContext.Current.CancellationToken));
    }
}
