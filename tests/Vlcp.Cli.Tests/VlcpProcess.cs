using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Vlcp.Cli.Tests;

/// <summary>The real program in a process of its own.</summary>
internal sealed partial class VlcpProcess : IDisposable
{
    private const int SigTerm = 15;

    private readonly Process process;

    private VlcpProcess(Process process) => this.process = process;

    public StreamReader Output => process.StandardOutput;

    public StreamReader Errors => process.StandardError;

    public static VlcpProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "vlcp"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new VlcpProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the line that tells that the server runs.</summary>
    public async Task<string> WaitUntilRunningAsync(CancellationToken cancellationToken)
    {
        var line = await Output.ReadLineAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return line ?? throw new InvalidOperationException($"vlcp ended: {await Errors.ReadToEndAsync(cancellationToken)}");
    }

    public void Terminate() => _ = Kill(process.Id, SigTerm);

    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
