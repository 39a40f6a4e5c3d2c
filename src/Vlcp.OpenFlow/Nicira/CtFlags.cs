namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_conntrack_flags.</summary>
[Flags]
public enum CtFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The connection is committed to the table of connections.</summary>
    Commit = 1,

    /// <summary>An entry for the other direction is replaced.</summary>
    Force = 2,
}
