using System.Diagnostics;

namespace Vlcp.Lab;

/// <summary>Where commands run: in this process's network namespace or in a named one, with an environment of its own.</summary>
public sealed class CommandPlace
{
    private const string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private readonly string? _networkNamespace;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly LabInventory? _inventory;

    private CommandPlace(string? networkNamespace, IReadOnlyDictionary<string, string> environment, LabInventory? inventory)
    {
        _networkNamespace = networkNamespace;
        _environment = environment;
        _inventory = inventory;
    }

    /// <summary>The network namespace of this process, with its environment.</summary>
    public static CommandPlace Here { get; } = new(null, new Dictionary<string, string>(), null);

    /// <summary>The same place in the named network namespace (see ip-netns(8)).</summary>
    public CommandPlace InNamespace(string name) => new(name, _environment, _inventory);

    /// <summary>The same place with these environment variables added.</summary>
    public CommandPlace WithEnvironment(IEnumerable<KeyValuePair<string, string>> variables)
    {
        var merged = new Dictionary<string, string>(_environment);
        foreach (var (name, value) in variables)
        {
            merged[name] = value;
        }

        return new(_networkNamespace, merged, _inventory);
    }

    /// <summary>The same place, whose processes are written into an inventory so that a later process can end them.</summary>
    internal CommandPlace RecordedIn(LabInventory inventory) => new(_networkNamespace, _environment, inventory);

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="LabCommandException">The exit status is not 0.</exception>
    /// <exception cref="LabException">The command can't be started.</exception>
    public async Task<CommandResult> RunAsync(
        string file, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null) =>
        (await TryRunAsync(file, arguments, cancellationToken, input)).EnsureSuccess();

    /// <summary>Runs a command to its end and returns its result whatever the exit status is.</summary>
    /// <exception cref="LabException">The command can't be started.</exception>
    public async Task<CommandResult> TryRunAsync(
        string file, IReadOnlyList<string> arguments, CancellationToken cancellationToken, string? input = null)
    {
        var command = Enter([file, .. arguments]);
        var start = StartInfo(command);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await WriteInputAsync(process, input, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new CommandResult(CommandLine(command), process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>
    /// Starts a long-living process in a session of its own, so that neither a terminal's Ctrl+C nor the end of this process
    /// reaches it. What it prints is appended to <paramref name="logFile"/>.
    /// </summary>
    public LabProcess StartProcess(string file, IReadOnlyList<string> arguments, string logFile)
    {
        // Every program of this chain replaces itself with the next one: the process id that we know is the one of 'file'.
        string[] command = Enter([file, .. arguments]);
        var start = StartInfo(["setsid", "/bin/sh", "-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", logFile, .. command]);
        var process = new LabProcess(Start(start), CommandLine(command), logFile);
        _inventory?.Add(process.Identity);
        return process;
    }

    /// <summary>Writes a process that was started by other means into the inventory.</summary>
    internal void Record(ProcessIdentity process) => _inventory?.Add(process);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new LabException($"'{start.FileName}' did not start.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new LabException($"'{start.FileName}' can't be started: {e.Message}", e);
        }
    }

    private static async Task WriteInputAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            }

            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The command ended without reading: its exit status tells why.
        }
    }

    private static string CommandLine(IReadOnlyList<string> command) => string.Join(' ', command.Select(Quote));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || "-_./:=,@%+".Contains(c)) ? word : $"'{word.Replace("'", "'\\''")}'";

    private string[] Enter(string[] command) =>
        _networkNamespace is null ? command : ["ip", "netns", "exec", _networkNamespace, .. command];

    private ProcessStartInfo StartInfo(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false };
        start.Environment["PATH"] = $"{start.Environment["PATH"]}:{SystemPath}";
        // Output is parsed: it must not depend on the language of the user.
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in _environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
