namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>One write of a commit.</summary>
/// <param name="Path">The key's node.</param>
/// <param name="Data">Its new data; empty deletes the key.</param>
/// <param name="State">What was found there.</param>
/// <param name="IsExact">Whether the commit must find the same again.</param>
internal sealed record PlannedWrite(string Path, ReadOnlyMemory<byte> Data, NodeState State, bool IsExact);
