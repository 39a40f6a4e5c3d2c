using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Vlcp.Cli.Processes;
using Vlcp.SppCtl;

namespace Vlcp.Cli.SoftPatchPanel;

/// <summary>The life of the process that <c>vlcp spp-ctl</c> becomes. It stays in the foreground, as systemd wants it.</summary>
internal static class SppCtlProcess
{
    private const int Failed = 1;

    public static async Task<int> RunAsync(SppCtlOptions options, bool verbose)
    {
        using var logging = CreateLogging(verbose);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var memory = new MemoryTrim();
        try
        {
            await using var server = await SppCtlServer.StartAsync(options, logging, TimeProvider.System, CancellationToken.None);
            await Console.Out.WriteLineAsync(
                $"spp-ctl serves {string.Join(" and ", server.ApiAddresses)}; spp_primary dials {server.PrimaryEndPoint}, all others {server.SecondaryEndPoint}; Ctrl+C stops it.");
            await asked.Task;
            return 0;
        }
        catch (ListenException failure)
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

    private static ILoggerFactory CreateLogging(bool verbose) => LoggerFactory.Create(logging =>
    {
        logging.AddSimpleConsole(format =>
        {
            format.SingleLine = true;
            format.TimestampFormat = "yyyy-MM-dd HH:mm:ss.fff ";
            format.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("spp-ctl", verbose ? LogLevel.Debug : LogLevel.Information);
    });
}
