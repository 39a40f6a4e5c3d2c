using System.Collections.Concurrent;

namespace Vlcp.Storage.Histories;

/// <summary>A journal in this process's memory.</summary>
public sealed class MemoryJournal : IHistoryJournal
{
    private readonly ConcurrentQueue<HistoryEvent> _events = new();

    /// <summary>All events so far.</summary>
    public IReadOnlyCollection<HistoryEvent> Events => _events;

    /// <inheritdoc/>
    public void Append(HistoryEvent happened) => _events.Enqueue(happened);
}
