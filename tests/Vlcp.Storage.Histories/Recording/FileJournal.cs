using System.Text.Json;

namespace Vlcp.Storage.Histories;

/// <summary>A journal in a file, one line of JSON an event, for a process that may be killed at any time.</summary>
public sealed class FileJournal(string path) : IHistoryJournal, IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <inheritdoc/>
    public void Append(HistoryEvent happened)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(happened), (byte)'\n'];
        lock (_gate)
        {
            _file.Write(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <summary>Reads a journal. The last line of a process that was killed may be cut off and is left out.</summary>
    public static IEnumerable<HistoryEvent> Read(string path)
    {
        var text = File.ReadAllText(path);
        var lines = text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => JsonSerializer.Deserialize<HistoryEvent>(line)!);
    }
}
