using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Vlcp.Storage.Histories;

/// <summary>Something that a client did or was told. A journal of them is a history. Times are ticks of the system's monotonic clock,
/// which all processes of a machine share.</summary>
[JsonDerivedType(typeof(TransactionBegan), "begin")]
[JsonDerivedType(typeof(TransactionAttempted), "attempt")]
[JsonDerivedType(typeof(TransactionEnded), "end")]
[JsonDerivedType(typeof(FeedTold), "feed")]
[JsonDerivedType(typeof(FeedFinished), "feedend")]
[JsonDerivedType(typeof(MirrorShowed), "mirror")]
[JsonDerivedType(typeof(ClientFailed), "failed")]
public abstract record HistoryEvent;

/// <summary>A transaction or a read was asked for.</summary>
/// <param name="Id">Its name, unique in the history.</param>
/// <param name="Time">When.</param>
/// <param name="IsUpdate">False for a plain read.</param>
public sealed record TransactionBegan(string Id, long Time, bool IsUpdate) : HistoryEvent;

/// <summary>The body of a transaction ran: it saw this and wants to write that. Journaled before the engine commits.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="Seen">What it read.</param>
/// <param name="Writes">What it wants to write.</param>
public sealed record TransactionAttempted(string Id, Observation Seen, ImmutableArray<RecordedWrite> Writes) : HistoryEvent;

/// <summary>The caller got an answer. A transaction without this event belongs to a client that died.</summary>
/// <param name="Id">The transaction.</param>
/// <param name="Time">When.</param>
/// <param name="Outcome">What the answer said.</param>
/// <param name="Revision">The commit's revision; null when nothing was written or nothing is known.</param>
public sealed record TransactionEnded(string Id, long Time, TransactionOutcome Outcome, long? Revision) : HistoryEvent;

/// <summary>A change feed delivered an item.</summary>
/// <param name="Feed">Name of the feed.</param>
/// <param name="Revision">Revision of the item.</param>
/// <param name="Keys">Its keys.</param>
/// <param name="IsRestored">Whether it is the marker that anything may have changed.</param>
public sealed record FeedTold(string Feed, long Revision, ImmutableArray<string> Keys, bool IsRestored) : HistoryEvent;

/// <summary>The reader of a feed has waited for everything up to a revision, or in vain.</summary>
/// <param name="Feed">Name of the feed.</param>
/// <param name="Revision">What it should have been told.</param>
public sealed record FeedFinished(string Feed, long Revision) : HistoryEvent;

/// <summary>A mirror went to a new version.</summary>
/// <param name="Mirror">Name of the mirror.</param>
/// <param name="Seen">What it holds now of the range that is watched.</param>
/// <param name="ChangedKeys">What it says has changed; null for the first version.</param>
public sealed record MirrorShowed(string Mirror, Observation Seen, ImmutableArray<string>? ChangedKeys) : HistoryEvent;

/// <summary>A client found something wrong by itself.</summary>
/// <param name="Client">Its name.</param>
/// <param name="Message">What.</param>
public sealed record ClientFailed(string Client, string Message) : HistoryEvent;
