using System.Globalization;
using System.Text.Json.Serialization;

namespace Vlcp.Lab;

/// <summary>
/// A process that can be recognised later: process ids are used again, an id together with its start time is not.
/// </summary>
/// <param name="Id">The process id.</param>
/// <param name="StartTime">When it started, in clock ticks since boot (field 22 of /proc/PID/stat, see proc(5)).</param>
/// <param name="Command">Its command line, for messages.</param>
public sealed record ProcessIdentity(int Id, long StartTime, string Command)
{
    /// <summary>Whether this very process still runs; a zombie counts as gone.</summary>
    [JsonIgnore]
    public bool IsRunning => Read(Id) is var (state, startTime) && state is not ('Z' or 'X') && startTime == StartTime;

    /// <summary>The identity of the process with this id, or null when there is none.</summary>
    public static ProcessIdentity? Of(int id, string command) =>
        Read(id) is var (_, startTime) ? new ProcessIdentity(id, startTime, command) : null;

    /// <summary>Asks the process to end (SIGTERM), and after ten seconds makes it (SIGKILL); does nothing when it is gone.</summary>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var (signal, seconds) in new[] { ("-TERM", 10), ("-KILL", 30) })
        {
            if (!IsRunning)
            {
                return;
            }

            await CommandPlace.Here.TryRunAsync("kill", [signal, $"{Id}"], cancellationToken);
            try
            {
                await Eventually.HappensAsync(
                    $"process {Id} ('{Command}') ended",
                    _ => Task.FromResult(IsRunning),
                    running => !running,
                    cancellationToken,
                    TimeSpan.FromSeconds(seconds));
            }
            catch (LabException) when (signal == "-TERM")
            {
                // It gets the second signal.
            }
        }
    }

    /// <summary>Whether the process with this id runs the program of this name (its first 15 characters).</summary>
    internal static bool IsProgram(int id, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").TrimEnd('\n') == name;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static (char State, long StartTime)? Read(int id)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{id}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The second field is the program's name in parentheses and may itself hold blanks and parentheses.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (fields[0][0], long.Parse(fields[19], CultureInfo.InvariantCulture));
    }
}
