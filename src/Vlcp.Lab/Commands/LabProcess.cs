using System.Diagnostics;
using System.Globalization;

namespace Vlcp.Lab;

/// <summary>A long-living process of the lab. Disposing ends it.</summary>
public sealed class LabProcess : IAsyncDisposable
{
    private const int LogShown = 2000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private bool _disposed;

    internal LabProcess(Process process, string command, string logFile)
    {
        _process = process;
        Id = process.Id;
        LogFile = logFile;
        Identity = ProcessIdentity.Of(Id, command) ?? new ProcessIdentity(Id, 0, command);
    }

    /// <summary>The process id.</summary>
    public int Id { get; }

    /// <summary>The file that collects what the process prints.</summary>
    public string LogFile { get; }

    /// <summary>The id together with the start time.</summary>
    public ProcessIdentity Identity { get; }

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Waits for the end of the process and returns its exit status.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>What the process has printed so far.</summary>
    public async Task<string> ReadLogAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(LogFile, cancellationToken);
        }
        catch (FileNotFoundException)
        {
            return string.Empty;
        }
    }

    /// <summary>Throws with the end of the log when the process has ended.</summary>
    /// <exception cref="LabException">The process is not running any more.</exception>
    public async Task EnsureRunningAsync(CancellationToken cancellationToken)
    {
        if (HasExited)
        {
            var log = await ReadLogAsync(cancellationToken);
            var end = log[Math.Max(0, log.Length - LogShown)..];
            throw new LabException($"'{Identity.Command}' ended with exit status {_process.ExitCode}:\n{end}");
        }
    }

    /// <summary>Sends a signal, for instance "STOP", "CONT" or "TERM".</summary>
    public async Task SignalAsync(string signal, CancellationToken cancellationToken)
    {
        if (!HasExited)
        {
            await CommandPlace.Here.TryRunAsync("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        }
    }

    /// <summary>Asks the process to end (SIGTERM), and after ten seconds makes it (SIGKILL).</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await SignalAsync("TERM", cancellationToken);
        try
        {
            await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            await KillAsync(cancellationToken);
        }
    }

    /// <summary>Ends the process at once (SIGKILL), as a crash would.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await StopAsync(CancellationToken.None);
        _process.Dispose();
    }
}
