using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Vlcp.Apps;
using Vlcp.Apps.Loading;
using Vlcp.Apps.Running;
using Vlcp.Cli.Processes;

namespace Vlcp.Cli.Apps;

/// <summary>The life of the process that <c>vlcp app run</c> becomes.</summary>
internal static class AppProcess
{
    private const int Failed = 1;

    public static async Task<int> RunAsync(IReadOnlyList<string> names, Func<AppOptions> options, bool verbose)
    {
        using var logging = CreateLogging(verbose);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var memory = new MemoryTrim();
        try
        {
            await using var manager = await AppManager.StartAsync(AppFinder.Find(names), options(), logging, CancellationToken.None);
            await Console.Out.WriteLineAsync(Describe(manager));
            await asked.Task;
            return 0;
        }
        catch (Exception failure) when (failure is AppException or FormatException)
        {
            await Console.Error.WriteLineAsync($"vlcp: {failure.Message}");
            return Failed;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            asked.TrySetResult();
        }
    }

    private static string Describe(AppManager manager)
    {
        var apps = string.Join(", ", manager.Apps.Select(app => app.Name));
        var places = manager.Switches.ListeningEndPoints.Select(place => place.ToString());
        var web = manager.Web is { } server ? $"; the web server is at {string.Join(", ", server.Addresses)}" : "";
        return $"{apps} run; switches connect to {string.Join(" and ", places)}{web}; Ctrl+C stops them.";
    }

    private static ILoggerFactory CreateLogging(bool verbose) => LoggerFactory.Create(logging =>
    {
        logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
            format.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Information);
    });
}
