namespace Vlcp.Wire.Generator.Model;

internal enum ExtentKind
{
    /// <summary>The value knows its size.</summary>
    Natural,

    /// <summary>A fixed number of bytes, filled up.</summary>
    Field,

    /// <summary>A length in bytes given by an expression.</summary>
    Length,

    /// <summary>A length in bytes that a <c>LengthOf</c> member holds.</summary>
    LinkedLength,

    /// <summary>A fixed number of elements.</summary>
    FixedCount,

    /// <summary>A number of elements given by an expression.</summary>
    Count,

    /// <summary>A number of elements that a <c>CountOf</c> member holds.</summary>
    LinkedCount,

    /// <summary>Up to the end of the window.</summary>
    Remaining,

    /// <summary>Up to a zero byte.</summary>
    ZeroTerminated,
}

/// <summary>Where a member ends.</summary>
/// <param name="Kind">How it is known.</param>
/// <param name="Bytes">Bytes or elements, if fixed.</param>
/// <param name="Expression">C# expression for the bytes or elements, if given by another member.</param>
internal sealed record Extent(ExtentKind Kind, int Bytes = 0, string Expression = "");
