namespace Vlcp.Ovsdb;

/// <summary>How a condition compares a column (RFC 7047 section 5.1).</summary>
public enum OvsdbFunction
{
    /// <summary>Less; for numbers.</summary>
    Less,

    /// <summary>Less or equal; for numbers.</summary>
    LessOrEqual,

    /// <summary>Equal.</summary>
    Equal,

    /// <summary>Not equal.</summary>
    NotEqual,

    /// <summary>Greater; for numbers.</summary>
    Greater,

    /// <summary>Greater or equal; for numbers.</summary>
    GreaterOrEqual,

    /// <summary>The column contains all members or pairs of the value.</summary>
    Includes,

    /// <summary>The column contains no member or pair of the value.</summary>
    Excludes,
}
