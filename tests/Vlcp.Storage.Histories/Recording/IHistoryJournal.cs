namespace Vlcp.Storage.Histories;

/// <summary>Where events are written down. May be called from any thread.</summary>
public interface IHistoryJournal
{
    /// <summary>Writes an event down; when it returns the event survives the end of the client.</summary>
    void Append(HistoryEvent happened);
}
