using System.Threading.Channels;

namespace Vlcp.Storage;

/// <summary>
/// The commits of a store, one <see cref="StoreChange"/> each, in commit order and without gaps, whoever made them. The first item is
/// always a <see cref="StoreChange.IsRestored"/> marker, delivered when the feed is live; another marker follows whenever changes may
/// have been missed (an outage, a reader far behind). An outage does not end the feed: it falls silent and resumes with a marker.
/// Dispose it to end the subscription.
/// </summary>
public interface IStoreFeed : IAsyncDisposable
{
    /// <summary>The changes. Completes when the feed or the engine is disposed. One reader at a time.</summary>
    ChannelReader<StoreChange> Changes { get; }
}
