using System.Collections.Immutable;

namespace Vlcp.Switches.Ovsdb;

/// <summary>A bridge as its database last told.</summary>
/// <param name="Uuid">Its row.</param>
/// <param name="Name">Its name.</param>
/// <param name="DatapathId">Null until it has one.</param>
/// <param name="Interfaces">The interfaces by name.</param>
internal sealed record MirroredBridge(
    Guid Uuid,
    string Name,
    ulong? DatapathId,
    ImmutableDictionary<string, OvsInterface> Interfaces);
