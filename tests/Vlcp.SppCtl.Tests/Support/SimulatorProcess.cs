using System.Diagnostics;
using System.Globalization;

namespace Vlcp.SppCtl.Tests.Support;

/// <summary>An SPP process: a program of its own that dials spp-ctl.</summary>
internal sealed class SimulatorProcess : IAsyncDisposable
{
    private const string CommandMark = "< ";

    private readonly Process process;
    private readonly List<string> lines = [];
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private SimulatorProcess(Process process) => this.process = process;

    /// <summary>The commands that it was given, without those that asked who it is.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (gate)
            {
                return [.. lines.Where(line => line.StartsWith(CommandMark, StringComparison.Ordinal)).Select(line => line[CommandMark.Length..]).Where(command => command[0] != '_')];
            }
        }
    }

    public static SimulatorProcess Start(string kind, int id, int port, string generation, string lcores = "", string ports = "")
    {
        string[] arguments = [kind, id.ToString(CultureInfo.InvariantCulture), port.ToString(CultureInfo.InvariantCulture), generation, lcores, ports];
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "spp-simulator"), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var simulator = new SimulatorProcess(Process.Start(start)!);
        _ = simulator.ReadAsync();
        return simulator;
    }

    /// <summary>Gives an order and waits until it is carried out.</summary>
    public async Task OrderAsync(string order)
    {
        var before = Count($"= {order}");
        await process.StandardInput.WriteLineAsync(order);
        await process.StandardInput.FlushAsync();
        await WaitAsync($"= {order}", before + 1);
    }

    /// <summary>Waits until it has told something for the n-th time.</summary>
    public async Task WaitAsync(string line, int times = 1)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (lines.Count(told => told == line) >= times)
                {
                    return;
                }

                next = changed.Task;
            }

            await next.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        }
    }

    public Task WaitForCommandAsync(string command, int times = 1) => WaitAsync(CommandMark + command, times);

    public int Count(string line)
    {
        lock (gate)
        {
            return lines.Count(told => told == line);
        }
    }

    /// <summary>Ends the process as the kernel does it: its socket is closed without a word.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public Task WaitForExitAsync() => process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Long);

    public ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        var output = process.StandardOutput;
        while (await output.ReadLineAsync() is { } line)
        {
            TaskCompletionSource now;
            lock (gate)
            {
                lines.Add(line);
                now = changed;
                changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            now.SetResult();
        }
    }
}
