using System.Collections.Immutable;

namespace Vlcp.Storage;

/// <summary>One transaction as the change feed tells it, or the marker that anything may have changed.</summary>
/// <param name="Revision">The commit's revision. For a marker: every change up to here is covered by it.</param>
/// <param name="Keys">Every key that the transaction wrote or deleted, each once; empty for a marker.</param>
/// <param name="IsRestored">True for the marker: read again what matters, at <paramref name="Revision"/> or later.</param>
public sealed record StoreChange(long Revision, ImmutableArray<string> Keys, bool IsRestored = false)
{
    /// <summary>The marker that anything may have changed up to a revision.</summary>
    public static StoreChange Restored(long revision) => new(revision, [], IsRestored: true);
}
