using System.Collections.Immutable;

namespace Vlcp.Storage.Ovsdb;

/// <summary>What a commit touched.</summary>
/// <param name="Revision">Its revision.</param>
/// <param name="Keys">The keys that it wrote or deleted.</param>
/// <param name="Nodes">The prefixes of the nodes that it made, changed or removed.</param>
internal sealed record OvsdbCommit(long Revision, ImmutableArray<string> Keys, ImmutableArray<string> Nodes);
