using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Vlcp.Storage.Histories;

/// <summary>A running <see cref="ClientProcess"/>.</summary>
internal sealed class ClientProcessHandle : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly string _journal;
    private bool _isKilled;

    private ClientProcessHandle(Process process, string journal) => (_process, _journal) = (process, journal);

    internal bool HasEnded => _process.HasExited;

    internal static ClientProcessHandle Start(string url, string name, int seed, string directory)
    {
        var journal = Path.Combine(directory, $"{name}.journal");
        var program = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo("dotnet", [program, url, name, seed.ToString(CultureInfo.InvariantCulture), journal])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_gcServer"] = "0";
        return new ClientProcessHandle(Process.Start(start)!, journal);
    }

    /// <summary>Ends it as a crash would.</summary>
    internal async Task KillAsync(CancellationToken cancellationToken)
    {
        _isKilled = true;
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>Stops it for a while, as a frozen machine would.</summary>
    internal async Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        Signal("STOP");
        await Task.Delay(duration, cancellationToken);
        Signal("CONT");
    }

    /// <summary>Lets it finish what it does.</summary>
    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            if (!_isKilled)
            {
                throw new InvalidOperationException($"A client process ended by itself with status {_process.ExitCode}.");
            }

            return;
        }

        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The client process of {_journal} did not end within {Patience.TotalSeconds} s after it was told to.");
        }

        if (_process.ExitCode != 0)
        {
            throw new InvalidOperationException($"A client process ended with status {_process.ExitCode}.");
        }
    }

    internal IEnumerable<HistoryEvent> Events() => File.Exists(_journal) ? FileJournal.Read(_journal) : [];

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
