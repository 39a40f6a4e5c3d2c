using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Vlcp.Hosting;
using Vlcp.Hosting.Modules;
using Vlcp.OpenFlow.Messages;
using Vlcp.Switches.OpenFlow;
using Xunit;

namespace Vlcp.Switches.Tests;

/// <summary>A real server with the modules under test.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly VlcpServer server;
    private Action? pulse;

    private TestServer(VlcpServer server, RecordedLog log)
    {
        this.server = server;
        Log = log;
    }

    public RecordedLog Log { get; }

    public ModuleLoader Modules => server.Modules;

    public IConfiguration Configuration => server.Configuration.Root;

    public ISwitchDirectory Directory => Modules.GetModule<ISwitchDirectory>();

    /// <summary>What happened, in order; read it on the loop.</summary>
    public List<string> History { get; } = [];

    public List<OpenFlowMessage> Messages { get; } = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestServer> StartAsync(params (string Key, string Value)[] settings)
    {
        var log = new RecordedLog();
        var builder = new VlcpServerBuilder { Logging = log };
        builder.Catalog.AddSwitchModules().Add<TableUserModule>();
        builder.Startup.Add("switchdirectory");
        builder.Set("module.openflowserver.url", "tcp://127.0.0.1:0").Set("module.jsonrpcserver.url", "");
        // The fake switch answers no echo, and a busy machine must not look like silence.
        builder.Set("protocol.openflow.keepalivetime", "3600");
        foreach (var (key, value) in settings)
        {
            builder.Set(key, value);
        }

        var server = new TestServer(builder.Build(), log);
        var failures = await server.server.StartAsync(Token);
        Assert.Empty(failures);
        await server.OnLoopAsync(server.Listen);
        return server;
    }

    public Task OnLoopAsync(Action action) => server.Scheduler.InvokeAsync(action);

    public Task<T> OnLoopAsync<T>(Func<T> function) => server.Scheduler.InvokeAsync(function);

    /// <summary>Waits until something holds, looking again after every event.</summary>
    public async Task<T> UntilAsync<T>(Func<ISwitchDirectory, T?> look)
        where T : class
    {
        var found = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (look(Directory) is { } value)
            {
                found.TrySetResult(value);
            }
        }

        await OnLoopAsync(() =>
        {
            pulse += Look;
            Look();
        });
        try
        {
            return await found.Task.WaitAsync(Limit, Token);
        }
        finally
        {
            await OnLoopAsync(() => pulse -= Look);
        }
    }

    public Task UntilAsync(Func<ISwitchDirectory, bool> holds) => UntilAsync<object>(directory => holds(directory) ? directory : null);

    public Task<JsonNode?> CallAsync(string api, ApiArguments? arguments = null)
    {
        var parts = api.Split('/');
        return server.Modules.CallAsync<JsonNode>(parts[0], parts[1], arguments, Token);
    }

    public async Task<IPEndPoint> OpenFlowAddressAsync(string vhost = "") =>
        (IPEndPoint)await Modules.GetModule<OpenFlowServerModule>().WaitUntilBoundAsync(vhost, Token).WaitAsync(Limit, Token);

    public async Task<string> ControllerAsync(string vhost = "") => $"tcp:{await OpenFlowAddressAsync(vhost)}";

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private void Listen()
    {
        var directory = Directory;
        directory.SwitchConnected += connection => Note($"connected {connection.DatapathId:x}");
        directory.SwitchDisconnected += connection => Note($"disconnected {connection.DatapathId:x}");
        directory.OpenFlowPortsChanged += change => Note($"ports {change.DatapathId:x}");
        directory.BridgeChanged += change => Note($"bridge {change.DatapathId:x}");
        directory.LayoutChanged += vhost => Note($"layout {vhost}");
        directory.MessagesReceived += (_, messages) =>
        {
            Messages.AddRange(messages);
            pulse?.Invoke();
        };
    }

    private void Note(string what)
    {
        History.Add(what);
        pulse?.Invoke();
    }
}
