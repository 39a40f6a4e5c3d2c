namespace Vlcp.Ovsdb;

/// <summary>How a mutation changes a column (RFC 7047 section 5.1).</summary>
public enum OvsdbMutator
{
    /// <summary>Adds to each number.</summary>
    Add,

    /// <summary>Subtracts from each number.</summary>
    Subtract,

    /// <summary>Multiplies each number.</summary>
    Multiply,

    /// <summary>Divides each number.</summary>
    Divide,

    /// <summary>Leaves the remainder of each integer.</summary>
    Modulo,

    /// <summary>Adds members to a set, or pairs to a map where their keys are free.</summary>
    Insert,

    /// <summary>Takes members, pairs or keys away.</summary>
    Delete,
}
