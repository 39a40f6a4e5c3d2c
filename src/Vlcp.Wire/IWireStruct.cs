namespace Vlcp.Wire;

/// <summary>
/// A binary layout. The source generator implements it for types with <see cref="WireStructAttribute"/>; implement it by hand for a
/// layout that attributes cannot express, and use that type as a member like any other.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
public interface IWireStruct<T>
{
    /// <summary>Number of bytes that <see cref="Write"/> produces, alignment included.</summary>
    int WireSize { get; }

    /// <summary>Reads one object and leaves the reader after it.</summary>
    /// <exception cref="WireFormatException">The bytes break the layout.</exception>
    static abstract T Read(ref WireReader reader);

    /// <summary>Writes the object.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    void Write(ref WireWriter writer);
}
