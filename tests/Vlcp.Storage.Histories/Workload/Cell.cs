using Vlcp.ObjectDb;

namespace Vlcp.Storage.Histories;

/// <summary>An object of the random walks: balances move between cells, and their sum stays.</summary>
[DataObject("cell")]
[UniqueIndex("name_index", "name")]
[MembershipIndex("group")]
public sealed record Cell : DataObject
{
    /// <summary>Its identity.</summary>
    [KeyPart(0)]
    public string Id { get; init; } = "";

    /// <summary>A name that no other cell has.</summary>
    public string? Name { get; init; }

    /// <summary>The group that it belongs to.</summary>
    public string? Group { get; init; }

    /// <summary>Its part of the whole.</summary>
    public long Balance { get; init; }

    /// <summary>Who wrote it: a text that is written once.</summary>
    public string? Stamp { get; init; }
}
