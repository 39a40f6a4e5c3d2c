using System.Runtime.InteropServices;
using Vlcp.Lab;

namespace Vlcp.Cli.Labs;

/// <summary>Commands that clean up when they are interrupted.</summary>
internal static class Interruptible
{
    /// <summary>Runs something that Ctrl+C and SIGTERM cancel.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task RunAsync(Func<CancellationToken, Task> run)
    {
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, interrupted));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, interrupted));
        try
        {
            await run(interrupted.Token);
        }
        catch (LabCommandException failure) when (interrupted.IsCancellationRequested)
        {
            // Ctrl+C at a terminal ends the commands that are just running, too.
            throw new OperationCanceledException("Interrupted.", failure, interrupted.Token);
        }
    }

    private static void Cancel(PosixSignalContext signal, CancellationTokenSource interrupted)
    {
        signal.Cancel = true;
        interrupted.Cancel();
    }
}
