namespace Vlcp.Ovsdb;

/// <summary>The atomic types of OVSDB (RFC 7047 section 3.1), and the symbolic uuid of a transaction.</summary>
public enum OvsdbAtomKind
{
    /// <summary>A signed 64 bit number.</summary>
    Integer,

    /// <summary>A floating point number.</summary>
    Real,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Unicode text.</summary>
    String,

    /// <summary>The identity of a row.</summary>
    Uuid,

    /// <summary>The name given to a row that the same transaction inserts; only in what is sent.</summary>
    NamedUuid,
}
