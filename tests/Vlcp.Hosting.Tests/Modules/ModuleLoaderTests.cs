using Vlcp.Hosting.Modules;
using Xunit;

namespace Vlcp.Hosting.Tests.Modules;

public sealed class ModuleLoaderTests
{
    private static readonly Type[] Tree =
    [
        typeof(BottomModule), typeof(MiddleModule), typeof(LeafModule), typeof(FragileModule), typeof(AboveModule), typeof(TopModule),
        typeof(SlowModule), typeof(CircleAModule), typeof(CircleBModule), typeof(EchoModule), typeof(HangingModule),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("leaf")]
    [InlineData("test.life.Leaf")]
    public async Task A_module_is_loaded_after_what_it_depends_on(string name)
    {
        await using var server = await StartAsync();
        var states = Record(server);
        await server.Modules.LoadAsync(name, Cancellation);
        Assert.Equal(["bottom", "middle", "leaf"], Names(states, ModuleState.Loaded));
        Assert.Same(server.Modules.GetModule<BottomModule>(), server.Modules.GetModule<MiddleModule>().Bottom);
        await server.Modules.LoadAsync(name, Cancellation);
        Assert.Equal(3, Names(states, ModuleState.Loaded).Count);
    }

    [Fact]
    public async Task Dependents_are_unloaded_first_and_unneeded_services_last()
    {
        await using var server = await StartAsync();
        await server.Modules.LoadAsync("leaf", Cancellation);
        var states = Record(server);
        await server.Modules.UnloadAsync("middle", Cancellation);
        Assert.Equal(["leaf", "middle", "bottom"], Names(states, ModuleState.Unloaded).Order(Comparer<string>.Create((x, y) => Rank(x) - Rank(y))));
        Assert.Equal("leaf", Names(states, ModuleState.Unloaded)[0]);
        Assert.Equal(["knowledge"], server.Modules.ActiveModules.Select(module => module.Name));
        static int Rank(string name) => Array.IndexOf(["leaf", "middle", "bottom"], name);
    }

    [Fact]
    public async Task A_service_that_was_asked_for_by_name_stays()
    {
        await using var server = await StartAsync();
        await server.Modules.LoadAsync("bottom", Cancellation);
        await server.Modules.LoadAsync("middle", Cancellation);
        await server.Modules.UnloadAsync("middle", Cancellation);
        Assert.Equal(["knowledge", "bottom"], server.Modules.ActiveModules.Select(module => module.Name));
    }

    [Fact]
    public async Task A_failure_two_levels_down_reaches_everyone_who_waits_and_leaves_nothing_behind()
    {
        await using var server = await StartAsync(("module.fragile.broken", "True"));
        var states = Record(server);
        var failures = await Task.WhenAll(
            new[] { "top", "above", "fragile", "top" }.Select(name => Assert.ThrowsAsync<ModuleLoadException>(() => server.Modules.LoadAsync(name, Cancellation))));
        Assert.All(failures, failure => Assert.Contains("It is broken", failure.Message, StringComparison.Ordinal));
        Assert.Contains("'top' because it needs 'above'", failures[0].Message, StringComparison.Ordinal);
        Assert.Equal(["above", "fragile", "top"], Names(states, ModuleState.Failed).Distinct().Order());
        Assert.Equal(["knowledge", "middle", "bottom"], server.Modules.ActiveModules.Select(module => module.Name).OrderDescending().OrderBy(name => name != "knowledge"));
        await server.Modules.LoadAsync("leaf", Cancellation);
    }

    [Fact]
    public async Task A_typo_fails_at_once()
    {
        await using var server = await StartAsync();
        Assert.Equal(ApiErrorKind.NotFound, (await Assert.ThrowsAsync<ApiException>(() => server.Modules.LoadAsync("nosuch", Cancellation))).Kind);
        Assert.Equal(ApiErrorKind.NotFound, (await Assert.ThrowsAsync<ApiException>(() => server.Modules.UnloadAsync("nosuch", Cancellation))).Kind);
        Assert.Equal(ApiErrorKind.NotFound, (await Assert.ThrowsAsync<ApiException>(() => server.Modules.CallAsync("nosuch", "x", cancellationToken: Cancellation))).Kind);
    }

    [Fact]
    public async Task Modules_that_need_each_other_are_refused()
    {
        await using var server = await StartAsync();
        var failure = await Assert.ThrowsAsync<ModuleLoadException>(() => server.Modules.LoadAsync("circlea", Cancellation));
        Assert.Contains("circlea -> circleb -> circlea", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_waits_for_a_module_that_is_being_loaded()
    {
        await using var server = await StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        SlowModule.Gate.Value = gate;
        var load = server.Modules.LoadAsync("slow", Cancellation);
        var call = server.Modules.CallAsync<string>("slow", "ping", cancellationToken: Cancellation);
        Assert.False(call.IsCompleted);
        gate.SetResult();
        await load;
        Assert.Equal("pong", await call);
    }

    [Fact]
    public async Task A_call_ends_with_the_module_that_it_runs_in()
    {
        await using var server = await StartAsync();
        await server.Modules.LoadAsync("middle", Cancellation);
        var call = server.Modules.CallAsync("middle", "wait", cancellationToken: Cancellation);
        await server.Modules.UnloadAsync("middle", Cancellation);
        Assert.Equal(ApiErrorKind.Unavailable, (await Assert.ThrowsAsync<ApiException>(() => call)).Kind);
    }

    [Fact]
    public async Task Loading_and_unloading_at_once_ends_in_a_consistent_state()
    {
        await using var server = await StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => new[]
        {
            server.Modules.LoadAsync("leaf", Cancellation), server.Modules.UnloadAsync("middle", Cancellation), server.Modules.LoadAsync("middle", Cancellation),
        }));
        await server.Modules.LoadAsync("leaf", Cancellation);
        await server.Modules.UnloadAsync("bottom", Cancellation);
        Assert.Equal(["knowledge"], server.Modules.ActiveModules.Select(module => module.Name));
    }

    [Fact]
    public async Task A_proxy_answers_with_the_module_that_is_configured()
    {
        await using var server = await StartAsync(("proxy.memorystorage", "test.echo.Echo"));
        await server.Modules.LoadAsync("memorystorage", Cancellation);
        Assert.IsType<EchoModule>(server.Modules.GetModule<Module>("memorystorage"));
        Assert.Equal("{\"a\":1}", (await server.Modules.CallAsync<System.Text.Json.Nodes.JsonNode>("memorystorage", "everything", new ApiArguments { { "a", 1 } }, Cancellation))!.ToJsonString());
    }

    [Fact]
    public async Task Reload_restarts_a_module_and_its_dependents()
    {
        await using var server = await StartAsync();
        await server.Modules.LoadAsync("leaf", Cancellation);
        var (bottom, leaf) = (server.Modules.GetModule<BottomModule>(), server.Modules.GetModule<LeafModule>());
        await server.Modules.ReloadAsync(["middle"], Cancellation);
        Assert.NotSame(leaf, server.Modules.GetModule<LeafModule>());
        Assert.NotSame(bottom, server.Modules.GetModule<BottomModule>());
        Assert.Equal(4, server.Modules.ActiveModules.Count);
    }

    [Fact]
    public async Task Autoload_loads_the_modules_of_its_packages_and_fails_with_them()
    {
        await using var server = await StartAsync(("module.autoload.autoloadpackages", "['test.plugins']"));
        await server.Modules.LoadAsync("autoload", Cancellation);
        Assert.Contains("slow", server.Modules.ActiveModules.Select(module => module.Name));
        await using var broken = await StartAsync(("module.autoload.autoloadpackages", "['test.life']"), ("module.fragile.broken", "True"));
        await Assert.ThrowsAsync<ModuleLoadException>(() => broken.Modules.LoadAsync("autoload", Cancellation));
    }

    [Fact]
    public async Task Stopping_breaks_off_loads_that_are_under_way()
    {
        await using var server = await StartAsync();
        var load = server.Modules.LoadAsync("hanging", Cancellation);
        await server.Server.StopAsync();
        await Assert.ThrowsAsync<ModuleLoadException>(() => load);
        Assert.Empty(server.Modules.ActiveModules);
    }

    [Fact]
    public async Task A_server_that_never_started_can_be_disposed() => await new VlcpServerBuilder().Build().DisposeAsync();

    private static Task<TestServer> StartAsync(params (string Key, string Value)[] settings) => TestServer.StartAsync(Tree, [], settings);

    private static List<ModuleStateChange> Record(TestServer server)
    {
        var states = new List<ModuleStateChange>();
        server.Modules.StateChanged += (_, change) =>
        {
            lock (states)
            {
                states.Add(change);
            }
        };
        return states;
    }

    private static List<string> Names(List<ModuleStateChange> states, ModuleState state)
    {
        lock (states)
        {
            return [.. states.Where(change => change.State == state).Select(change => change.Module.Name)];
        }
    }
}
