namespace Vlcp.Storage.Histories;

/// <summary>A transaction or a read of a history.</summary>
public sealed class RecordedTransaction(string id, long began, bool isUpdate)
{
    /// <summary>Its name.</summary>
    public string Id => id;

    /// <summary>When it was asked for.</summary>
    public long Began => began;

    /// <summary>False for a plain read.</summary>
    public bool IsUpdate => isUpdate;

    /// <summary>When its caller got an answer, or null.</summary>
    public long? Ended { get; private set; }

    /// <summary>What the caller knows.</summary>
    public TransactionOutcome Outcome { get; private set; }

    /// <summary>The commit's revision; for an unknown outcome the one that readers saw.</summary>
    public long? Revision { get; private set; }

    /// <summary>The runs of its body, in order.</summary>
    public List<RecordedAttempt> Attempts { get; } = [];

    /// <summary>The run that was committed, or of which the caller got the answer; null when there is none.</summary>
    public RecordedAttempt? Effective { get; private set; }

    /// <summary>True when it is known to have changed the store.</summary>
    public bool IsWriter => Revision is not null && Effective is not null;

    internal void End(TransactionEnded ended)
    {
        Ended = ended.Time;
        Outcome = ended.Outcome;
        Revision = ended.Revision;
        Effective = ended.Outcome == TransactionOutcome.Committed && Attempts.Count > 0 ? Attempts[^1] : null;
    }

    /// <summary>Readers saw what one of the runs wrote, although the caller got no answer.</summary>
    internal void Settle(RecordedAttempt attempt, long revision)
    {
        Effective = attempt;
        Revision = revision;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}{(Revision is { } revision ? $"@{revision}" : "")}";
}
