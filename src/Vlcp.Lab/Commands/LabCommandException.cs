namespace Vlcp.Lab;

/// <summary>A command of the lab failed; the message shows the command, its exit status and what it printed.</summary>
public sealed class LabCommandException : Exception
{
    /// <summary>Creates the exception for a failed command.</summary>
    public LabCommandException(CommandResult result)
        : base(Describe(result)) => Result = result;

    /// <summary>The command, its exit status and its output.</summary>
    public CommandResult Result { get; }

    private static string Describe(CommandResult result)
    {
        var text = $"'{result.Command}' ended with exit status {result.ExitCode}.";
        if (result.Error.Trim() is { Length: > 0 } error)
        {
            text += $"\nstandard error:\n{error}";
        }

        return result.Output.Trim() is { Length: > 0 } output ? $"{text}\nstandard output:\n{output}" : text;
    }
}
