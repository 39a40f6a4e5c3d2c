using System.Collections.Immutable;

namespace Vlcp.ObjectDb;

/// <summary>One or several whole transactions that touched watched keys.</summary>
/// <param name="View">The version after them; it has every watched key.</param>
/// <param name="Keys">All watched keys that they changed, together.</param>
/// <param name="Deleted">Those of them that do not exist any more.</param>
public sealed record ObjectUpdate(ObjectMirrorView View, ImmutableArray<string> Keys, ImmutableArray<string> Deleted);
