namespace Vlcp.Dataplane.Pipeline;

/// <summary>What a table does with packets that no other flow matches.</summary>
public enum TableMiss
{
    /// <summary>They go on to the next table of the path; at the end of the path they are dropped.</summary>
    Next,

    /// <summary>They are dropped.</summary>
    Drop,
}
