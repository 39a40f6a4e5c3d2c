namespace Vlcp.Wire;

/// <summary>
/// Makes a <c>partial</c> record, class or record struct a binary layout: its auto-properties stand on the wire in the order of
/// their declaration, after those of its base. The source generator adds <c>Read</c>, <c>FromBytes</c>, <c>Write</c>,
/// <c>WireSize</c>, <c>Visit</c> and <c>ToString</c>. Integers are big endian unless <see cref="LittleEndianAttribute"/> says otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class WireStructAttribute : Attribute
{
    /// <summary>Zero bytes follow the content until its size is a multiple of this. 1 (default) means none. Derived layouts inherit it.</summary>
    public int Align { get; set; } = 1;

    /// <summary>Whether the bytes added by <see cref="Align"/> are counted by the <see cref="StructLengthAttribute"/> field. Default no.</summary>
    public bool AlignInLength { get; set; }

    /// <summary>Whether bytes between the last member and the end given by <see cref="StructLengthAttribute"/> are skipped instead of refused.</summary>
    public bool IgnoreExtra { get; set; }
}
