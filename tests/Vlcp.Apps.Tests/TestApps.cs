using System.Net;
using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;

namespace Vlcp.Apps.Tests;

/// <summary>A manager with apps, on a free port of loopback, and what it logs.</summary>
internal sealed class TestApps : IAsyncDisposable
{
    private TestApps(AppManager manager, RecordedLog log, ILoggerFactory loggers)
    {
        Manager = manager;
        Log = log;
        Loggers = loggers;
    }

    public AppManager Manager { get; }

    public RecordedLog Log { get; }

    public int Port => ((IPEndPoint)Manager.Switches.ListeningEndPoints[0]).Port;

    private ILoggerFactory Loggers { get; }

    public static Task<TestApps> StartAsync(params Type[] apps) => StartAsync(options => options, apps);

    public static async Task<TestApps> StartAsync(Func<AppOptions, AppOptions> configure, params Type[] apps)
    {
        var log = new RecordedLog();
        var loggers = LoggerFactory.Create(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Debug));
        var options = configure(new AppOptions { Listen = [ConnectionUrl.Parse("ptcp://127.0.0.1:0", 6653)], WebPort = 0 });
        return new TestApps(await AppManager.StartAsync(apps, options, loggers, TestContext.Current.CancellationToken), log, loggers);
    }

    public T Find<T>()
        where T : App => Manager.Find<T>() ?? throw new InvalidOperationException($"{typeof(T).Name} is not loaded");

    public async ValueTask DisposeAsync()
    {
        await Manager.DisposeAsync();
        Loggers.Dispose();
    }
}
