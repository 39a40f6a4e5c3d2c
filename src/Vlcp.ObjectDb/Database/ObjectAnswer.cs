namespace Vlcp.ObjectDb;

/// <summary>What a walk found, and whether that may be old.</summary>
/// <typeparam name="TResult">Type of the result.</typeparam>
/// <param name="Result">What the walker returned.</param>
/// <param name="Revision">The revision that everything was read at.</param>
/// <param name="Timestamp">The store's clock when that was read, in microseconds since 1970-01-01 UTC.</param>
/// <param name="IsStale">True when the store is away, and memory answered.</param>
public readonly record struct ObjectAnswer<TResult>(TResult Result, long Revision, long Timestamp, bool IsStale);
