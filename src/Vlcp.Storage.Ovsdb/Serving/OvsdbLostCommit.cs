namespace Vlcp.Storage.Ovsdb;

/// <summary>A commit whose answer did not come.</summary>
/// <param name="Writer">Who made the attempt.</param>
/// <param name="Plan">What it was to do.</param>
internal sealed record OvsdbLostCommit(string Writer, OvsdbPlan Plan);
