namespace Vlcp.Lab;

/// <summary>What a command did.</summary>
/// <param name="Command">The command line, as a shell would show it.</param>
/// <param name="ExitCode">The exit status; 0 is success.</param>
/// <param name="Output">Everything written to standard output.</param>
/// <param name="Error">Everything written to standard error.</param>
public sealed record CommandResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>Whether the exit status is 0.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>Returns this result, or throws when the command failed.</summary>
    /// <exception cref="LabCommandException">The exit status is not 0.</exception>
    public CommandResult EnsureSuccess() => Succeeded ? this : throw new LabCommandException(this);
}
