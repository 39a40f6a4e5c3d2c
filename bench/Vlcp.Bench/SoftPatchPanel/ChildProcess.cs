using System.Diagnostics;

namespace Vlcp.Bench.SoftPatchPanel;

/// <summary>A program of its own that is told things on its input, tells things on its output, and ends when it is disposed of.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Starts a program.</summary>
    public static ChildProcess Start(string program, params IEnumerable<string> arguments) => new(Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!);

    /// <summary>Waits for its first line, and from then on forgets what it says.</summary>
    /// <exception cref="InvalidOperationException">It ended without saying anything.</exception>
    public async Task<string> ReadFirstLineAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} ended: {await _process.StandardError.ReadToEndAsync(cancellationToken)}");
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return line;
    }

    /// <summary>Gives it a line.</summary>
    public void Tell(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
