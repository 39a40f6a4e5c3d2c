using System.Collections.Immutable;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Pipeline;

/// <summary>
/// A table of the pipeline as declared by the features: what its flows may match, what they may set and where they may go. A flow
/// that does otherwise cannot be built.
/// </summary>
/// <param name="Name">Name of the table (manual, "Flow Table Design").</param>
/// <param name="Purpose">What the table decides, in a sentence or two.</param>
public sealed record FlowTable(string Name, string Purpose)
{
    /// <summary>Tables from which packets come here.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>Path in which the table stands; the default path is the empty string.</summary>
    public string Path { get; init; } = "";

    /// <summary>What happens to packets that no flow matches.</summary>
    public TableMiss Miss { get; init; } = TableMiss.Next;

    /// <summary>Fields that flows of this table may match.</summary>
    public ImmutableHashSet<OxmField> Matches { get; init; } = [];

    /// <summary>Fields that flows of this table may write.</summary>
    public ImmutableHashSet<OxmField> Sets { get; init; } = [];

    /// <summary>Tables, beside the next one in the path, that flows of this table may go to, or go past.</summary>
    public ImmutableArray<string> Goes { get; init; } = [];

    /// <summary>The wish that a module which uses this table hands to the table manager.</summary>
    public TableRequest Request => new(Name, After, Path);
}
