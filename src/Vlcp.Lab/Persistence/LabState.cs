using System.Text.Json;

namespace Vlcp.Lab;

/// <summary>What a lab has made: enough to remove it from another process.</summary>
/// <param name="Prefix">The begin of every namespace's name.</param>
/// <param name="Directory">The lab's directory.</param>
/// <param name="Namespaces">The network namespaces.</param>
/// <param name="Processes">The processes, oldest first.</param>
/// <param name="Servers">The servers.</param>
public sealed record LabState(
    string Prefix,
    string Directory,
    IReadOnlyList<string> Namespaces,
    IReadOnlyList<ProcessIdentity> Processes,
    IReadOnlyList<LabServerState> Servers)
{
    /// <summary>The name of the state's file in the lab's directory.</summary>
    public const string FileName = "lab.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true };

    /// <summary>Reads the state from a file.</summary>
    /// <exception cref="LabException">The file is missing or is not a lab's state.</exception>
    public static LabState Load(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<LabState>(File.ReadAllText(file), Format)
                ?? throw new LabException($"'{file}' holds no lab.");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new LabException($"'{file}' can't be read as the state of a lab: {e.Message}", e);
        }
    }

    /// <summary>Writes the state; a reader sees the old or the new one, never a part.</summary>
    public void Save(string file)
    {
        var fresh = file + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(this, Format));
        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>Ends the processes that still run, removes the namespaces and the directory.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(Processes.Reverse().Select(process => process.EndAsync(cancellationToken)));
        foreach (var name in Namespaces.Reverse())
        {
            if (File.Exists($"/run/netns/{name}"))
            {
                await CommandPlace.Here.RunAsync("ip", ["netns", "del", name], cancellationToken);
            }
        }

        if (System.IO.Directory.Exists(Directory))
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
