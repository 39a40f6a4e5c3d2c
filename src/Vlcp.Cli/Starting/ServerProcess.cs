using System.Runtime.InteropServices;
using Vlcp.Cli.Processes;
using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Cli.Starting;

/// <summary>The life of the process that <c>vlcp start</c> becomes.</summary>
internal static class ServerProcess
{
    private const int Failed = 1;
    private const int Forced = 130;

    public static async Task<int> RunAsync(StartRequest request)
    {
        try
        {
            var builder = ServerSetup.Create(request);
            var options = OptionsBinder.Bind<ServerOptions>(builder.BuildConfiguration());
            using var logging = ServerLogging.Create(options);
            builder.Logging = logging;
            return await RunAsync(builder, options);
        }
        catch (ConfigurationException failure)
        {
            await Console.Error.WriteLineAsync($"vlcp: {failure.Message}");
            return Failed;
        }
    }

    private static async Task<int> RunAsync(VlcpServerBuilder builder, ServerOptions options)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, asked));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, asked));
        using var memory = new MemoryTrim();
        var server = builder.Build();
        var starting = server.StartAsync();
        await Task.WhenAny(starting, asked.Task);
        var failures = starting.IsCompleted ? await starting : [];
        foreach (var failure in failures)
        {
            await Console.Error.WriteLineAsync($"vlcp: {failure.Message}");
        }

        if (server.Modules.ActiveModules.Count > 0 && !asked.Task.IsCompleted)
        {
            await Console.Out.WriteLineAsync($"Vlcp runs {string.Join(", ", server.Modules.ActiveModules.Select(module => module.Name))}; Ctrl+C stops it.");
            await asked.Task;
        }

        return await StopAsync(server, options) && failures.Count == 0 ? 0 : Failed;
    }

    private static void Stop(PosixSignalContext signal, TaskCompletionSource asked)
    {
        signal.Cancel = true;
        if (!asked.TrySetResult())
        {
            Environment.Exit(Forced);
        }
    }

    private static async Task<bool> StopAsync(VlcpServer server, ServerOptions options)
    {
        try
        {
            await server.StopAsync().WaitAsync(options.StopTimeout);
            return true;
        }
        catch (TimeoutException)
        {
            await Console.Error.WriteLineAsync($"vlcp: did not stop within {options.StopTimeout.TotalSeconds:0.###} s and ends by force");
            return false;
        }
    }
}
