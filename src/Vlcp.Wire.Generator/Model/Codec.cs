namespace Vlcp.Wire.Generator.Model;

internal enum CodecKind
{
    Integer,
    WideInteger,
    Boolean,
    Real,
    Value,
    Struct,
}

/// <summary>How one value is read, written and measured, as C# expressions.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Bytes">Its size on the wire; 0 when a type decides itself.</param>
/// <param name="NaturalBytes">The size of the C# type.</param>
/// <param name="Signed">Whether the integer has a sign.</param>
/// <param name="LittleEndian">The byte order.</param>
/// <param name="Defined">Whether only named values of the enumeration are read.</param>
/// <param name="IsReference">Whether the C# type is a class.</param>
internal sealed record Codec(
    CodecKind Kind, string Type, int Bytes, int NaturalBytes, bool Signed, bool LittleEndian, bool Defined, bool IsReference)
{
    private string Order => LittleEndian ? "LittleEndian" : "";

    /// <summary>The size as a constant expression, or null if it depends on the value.</summary>
    public string? FixedSize => Kind switch
    {
        CodecKind.Struct => null,
        CodecKind.Value => Type + ".Size",
        _ => Bytes.ToString(),
    };

    public string Size(string value) => FixedSize ?? value + ".WireSize";

    public string Read(string reader, string field) => Kind switch
    {
        CodecKind.Struct => $"{Type}.Read(ref {reader})",
        CodecKind.Value => $"{Type}.Read(ref {reader}, {field})",
        CodecKind.Boolean => $"{reader}.ReadBool({field})",
        CodecKind.WideInteger => $"{reader}.ReadUInt128({field})",
        CodecKind.Real when LittleEndian => Bytes == 4
            ? $"global::System.BitConverter.UInt32BitsToSingle((uint){reader}.ReadUIntBytesLittleEndian(4, {field}))"
            : $"global::System.BitConverter.UInt64BitsToDouble({reader}.ReadUIntBytesLittleEndian(8, {field}))",
        CodecKind.Real => $"{reader}.Read{(Bytes == 4 ? "Single" : "Double")}({field})",
        _ when IsNatural => $"({Type}){reader}.Read{(Signed ? "Int" : "UInt")}{Bytes * 8}({field})",
        _ when Signed => $"({Type})global::Vlcp.Wire.WireMath.SignExtend({reader}.ReadUIntBytes{Order}({Bytes}, {field}), {Bytes * 8})",
        _ => $"({Type}){reader}.ReadUIntBytes{Order}({Bytes}, {field})",
    };

    public string Write(string writer, string value, string field) => Kind switch
    {
        CodecKind.Struct => $"{value}.Write(ref {writer});",
        CodecKind.Value => $"{Type}.Write(ref {writer}, {value});",
        CodecKind.Boolean => $"{writer}.WriteBool({value});",
        CodecKind.WideInteger => $"{writer}.WriteUInt128({value});",
        CodecKind.Real when LittleEndian => Bytes == 4
            ? $"{writer}.WriteUIntBytesLittleEndian(global::System.BitConverter.SingleToUInt32Bits({value}), 4, {field});"
            : $"{writer}.WriteUIntBytesLittleEndian(global::System.BitConverter.DoubleToUInt64Bits({value}), 8, {field});",
        CodecKind.Real => $"{writer}.Write{(Bytes == 4 ? "Single" : "Double")}({value});",
        _ when IsNatural => $"{writer}.Write{(Signed ? "Int" : "UInt")}{Bytes * 8}(({IntegerName}){Parenthesised(value)});",
        _ => $"{writer}.WriteUIntBytes{Order}({Unsigned(writer, value, Bytes * 8, field)}, {Bytes}, {field});",
    };

    /// <summary>The value as <c>ulong</c>, checked against a number of bits.</summary>
    public string Unsigned(string writer, string value, int bits, string field) => Kind == CodecKind.Boolean
        ? $"({value} ? 1UL : 0UL)"
        : Signed
            ? $"{writer}.CheckSignedBits((long){Parenthesised(value)}, {bits}, {field})"
            : $"{writer}.CheckBits((ulong){Parenthesised(value)}, {bits}, {field})";

    /// <summary>The value from the lower bits of a <c>ulong</c>.</summary>
    public string FromBits(string bits, int width) => Kind == CodecKind.Boolean
        ? $"({bits}) != 0"
        : Signed ? $"({Type})global::Vlcp.Wire.WireMath.SignExtend({bits}, {width})" : $"({Type})({bits})";

    /// <summary>Writes a value that was computed as <c>ulong</c>.</summary>
    public string WriteComputed(string writer, string value, string field) =>
        $"{writer}.WriteUIntBytes{Order}({value}, {Bytes}, {field});";

    private bool IsNatural => Bytes == NaturalBytes && (Bytes == 1 || !LittleEndian);

    private string IntegerName => (NaturalBytes, Signed) switch
    {
        (1, false) => "byte",
        (1, true) => "sbyte",
        (2, false) => "ushort",
        (2, true) => "short",
        (4, false) => "uint",
        (4, true) => "int",
        (_, false) => "ulong",
        _ => "long",
    };

    private static string Parenthesised(string value) => value.All(c => char.IsLetterOrDigit(c) || c is '.' or '_') ? value : $"({value})";
}
