using System.Net;
using System.Text.Json.Nodes;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Tests.Web;
using Xunit;

namespace Vlcp.Hosting.Tests.Modules;

public sealed class ManagerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Modules_are_listed_loaded_unloaded_and_reloaded_over_the_web()
    {
        await using var server = await WebApiTests.StartAsync();
        using var client = server.Client();
        var active = (JsonObject)(await GetAsync(client, "manager/activemodules"))!;
        Assert.Equal("vlcp.service.manage.webapi.WebAPI", active["webapi"]!.GetValue<string>());
        Assert.Null(await GetAsync(client, "manager/unloadmodule?path=test.echo.Echo"));
        await WebApiTests.FailAsync(await client.GetAsync("echo/everything", Cancellation), HttpStatusCode.NotFound);
        Assert.Null(await GetAsync(client, "manager/unloadmodule?path=test.echo.Echo"));
        Assert.Null(await GetAsync(client, "manager/loadmodule?path=test.echo.Echo"));
        Assert.Null(await GetAsync(client, "manager/loadmodule?path=echo"));
        Assert.Null(await GetAsync(client, "manager/reloadmodules?pathlist[]=test.echo.Echo"));
        Assert.Null(await GetAsync(client, "manager/enableautoreload?enabled=false"));
        await GetAsync(client, "echo/everything");
    }

    [Theory]
    [InlineData("manager/memory")]
    [InlineData("manager/memory?collect=true")]
    public async Task The_memory_of_the_process_is_told(string url)
    {
        await using var server = await WebApiTests.StartAsync();
        using var client = server.Client();
        var report = (await GetAsync(client, url))!;
        Assert.True(report["heap"]!.GetValue<long>() > 0 && report["workingset"]!.GetValue<long>() > 0, report.ToJsonString());
    }

    [Theory]
    [InlineData("manager/loadmodule?path=nosuch", HttpStatusCode.NotFound)]
    [InlineData("manager/unloadmodule?path=no.such.Module", HttpStatusCode.NotFound)]
    [InlineData("manager/reloadmodules?pathlist=echo", HttpStatusCode.BadRequest)]
    [InlineData("manager/reloadmodules?pathlist[]=nosuch", HttpStatusCode.NotFound)]
    [InlineData("manager/loadmodule", HttpStatusCode.BadRequest)]
    public async Task Unknown_modules_are_refused(string url, HttpStatusCode status)
    {
        await using var server = await WebApiTests.StartAsync();
        using var client = server.Client();
        await WebApiTests.FailAsync(await client.GetAsync(url, Cancellation), status);
    }

    [Fact]
    public async Task The_web_API_can_be_reloaded_through_itself()
    {
        await using var server = await WebApiTests.StartAsync();
        var reloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Modules.StateChanged += (_, change) =>
        {
            if (change is { Module.Name: "webapi", State: ModuleState.Loaded })
            {
                reloaded.TrySetResult();
            }
        };
        using var client = server.Client();
        Assert.Null(await GetAsync(client, "manager/reloadmodules?pathlist[]=webapi"));
        await reloaded.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancellation);
        using var again = server.Client();
        await GetAsync(again, "echo/everything");
    }

    private static async Task<JsonNode?> GetAsync(HttpClient client, string url) => await WebApiTests.OkAsync(await client.GetAsync(url, Cancellation));
}
