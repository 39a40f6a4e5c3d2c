using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>
/// A server that a test started: it can be killed, frozen and thawed, and ends with the test, at the latest with this process. What it
/// prints goes to a file.
/// </summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private const int SigKill = 9;
    private const int SigCont = 18;
    private const int SigStop = 19;

    private readonly Process _process;
    private readonly string _log;

    private ServerProcess(Process process, string log)
    {
        _process = process;
        _log = log;
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>The process id.</summary>
    public int Id => _process.Id;

    /// <summary>True when it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts a program in the foreground: it must not put itself into the background.</summary>
    /// <param name="directory">Its working directory.</param>
    /// <param name="log">File that gets what it prints, after what is there already.</param>
    /// <param name="program">Name or path.</param>
    /// <param name="arguments">Arguments.</param>
    public static ServerProcess Start(string directory, string log, string program, params IEnumerable<string> arguments)
    {
        // The shell opens the file and becomes the program, so the process id is the program's.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >> \"$0\" 2>&1", log, program, .. arguments]) { WorkingDirectory = directory };
        return new ServerProcess(Process.Start(start)!, log);
    }

    /// <summary>Waits until the server answers.</summary>
    /// <param name="answers">Asks it; an exception means "not yet".</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It ended, or did not answer within two minutes; the message holds its log.</exception>
    public async Task WaitUntilAsync(Func<CancellationToken, Task<bool>> answers, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await AsksAsync(answers, cancellationToken))
        {
            if (HasExited || Stopwatch.GetElapsedTime(start) > TimeSpan.FromMinutes(2))
            {
                throw new InvalidOperationException($"The server {(HasExited ? "ended" : "does not answer")}: {await File.ReadAllTextAsync(_log, cancellationToken)}");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Ends it as a crash would (SIGKILL), and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        if (!HasExited)
        {
            Signal(SigKill);
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Stops it from doing anything (SIGSTOP); its connections stay.</summary>
    public void Freeze() => Signal(SigStop);

    /// <summary>Lets it go on (SIGCONT).</summary>
    public void Thaw() => Signal(SigCont);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        await KillAsync();
        _process.Dispose();
    }

    private static async Task<bool> AsksAsync(Func<CancellationToken, Task<bool>> answers, CancellationToken cancellationToken)
    {
        try
        {
            return await answers(cancellationToken);
        }
        catch (Exception notYet) when (notYet is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);

    private void Signal(int signal) => _ = Kill(_process.Id, signal);

    private void OnExit(object? sender, EventArgs arguments) => Signal(SigKill);
}
