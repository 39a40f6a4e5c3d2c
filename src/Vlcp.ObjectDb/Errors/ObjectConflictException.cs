using System.Collections.Immutable;

namespace Vlcp.ObjectDb;

/// <summary>A unique index would hold two objects. Nothing was written.</summary>
public sealed class ObjectConflictException : ObjectDbException
{
    internal ObjectConflictException(string index, ImmutableArray<string> values, ImmutableArray<string> objectKeys)
        : base($"'{string.Join("' and '", objectKeys)}' can't both have {string.Join(", ", values.Select(value => $"'{value}'"))} in the unique index '{index}'.")
    {
        Index = index;
        Values = values;
        ObjectKeys = objectKeys;
    }

    /// <summary>Name of the index.</summary>
    public string Index { get; }

    /// <summary>The values that are claimed twice, in the order of the index's attributes.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Keys of the objects that claim them.</summary>
    public ImmutableArray<string> ObjectKeys { get; }
}
