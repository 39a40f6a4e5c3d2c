using System.Collections.Frozen;

namespace Vlcp.OpenFlow.Oxm;

/// <summary>Finds the description of a match field by its header or its name.</summary>
public static class OxmCatalog
{
    private static readonly OxmField[] Fields = [.. OxmFields.All, .. NxmFields.All];

    private static readonly FrozenDictionary<OxmId, OxmField> ById = Fields
        .SelectMany(field => field.Aliases.Prepend(field.Id).Select(id => (id, field)))
        .ToFrozenDictionary(pair => pair.id, pair => pair.field);

    private static readonly FrozenDictionary<string, OxmField> ByName = Fields
        .SelectMany(field => new[] { field.Name, field.SubfieldName }.Select(name => (name, field)))
        .DistinctBy(pair => pair.name)
        .ToFrozenDictionary(pair => pair.name, pair => pair.field);

    private static readonly FrozenDictionary<OxmId, int> Ranks = Fields
        .Select((field, rank) => (field.Id, rank))
        .ToFrozenDictionary(pair => pair.Id, pair => pair.rank);

    /// <summary>All described fields, those of the standard first.</summary>
    public static IReadOnlyList<OxmField> All => Fields;

    /// <summary>The field with a name such as <c>reg5</c> or <c>NXM_NX_REG5</c>, or null.</summary>
    /// <param name="name">The name, in the case that Open vSwitch prints.</param>
    public static OxmField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The field with a header, or null.</summary>
    /// <param name="id">Its own header or an alias.</param>
    public static OxmField? Find(OxmId id) => ById.GetValueOrDefault(id);

    // The order in which conditions stand in a match: prerequisites first, undescribed fields last.
    internal static int RankOf(OxmField field) =>
        Ranks.TryGetValue(field.Id, out var rank) ? rank : Fields.Length + (field.Id.Class << 7 | field.Id.Number);
}
