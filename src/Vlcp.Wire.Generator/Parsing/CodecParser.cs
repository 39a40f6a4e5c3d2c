using Microsoft.CodeAnalysis;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Chooses the wire form of a C# type.</summary>
internal static class CodecParser
{
    /// <summary>The codec of a single value, or null if the type has no wire form.</summary>
    public static Codec? Single(ITypeSymbol type, int? bytes, bool littleEndian, bool defined)
    {
        Codec Make(CodecKind kind, int natural, bool signed = false) =>
            new(kind, type.WithNullableAnnotation(NullableAnnotation.None).Full(), bytes ?? natural, natural, signed, littleEndian, defined, type.IsReferenceType);

        if (type.IntegerShape() is { } integer)
        {
            return Make(CodecKind.Integer, integer.Bytes, integer.Signed);
        }

        return type switch
        {
            { SpecialType: SpecialType.System_Boolean } => Make(CodecKind.Boolean, 1),
            { SpecialType: SpecialType.System_Single } => Make(CodecKind.Real, 4),
            { SpecialType: SpecialType.System_Double } => Make(CodecKind.Real, 8),
            { Name: "UInt128", ContainingNamespace.Name: "System" } => Make(CodecKind.WideInteger, 16),
            _ when type.HasWire("WireStruct") || type.ImplementsWire("IWireStruct") => Make(CodecKind.Struct, 0),
            _ when type.ImplementsWire("IWireValue") => Make(CodecKind.Value, 0),
            _ => null,
        };
    }

    /// <summary>How bytes are held by a property: the way to a span, and the way back; null for other types.</summary>
    public static (string ToSpan, string FromSpan)? Bytes(ITypeSymbol type) => type switch
    {
        { Name: "WireBytes", ContainingNamespace.Name: "Wire" } => (".Span", "global::Vlcp.Wire.WireBytes.Create({0})"),
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => (".AsSpan()", "{0}.ToArray()"),
        INamedTypeSymbol { Name: "ReadOnlyMemory" } memory when memory.TypeArguments[0].SpecialType == SpecialType.System_Byte => (".Span", "{0}.ToArray()"),
        _ => null,
    };

    /// <summary>How a list is held by a property: its elements, the way to a span, and the way back; null for other types.</summary>
    public static (ITypeSymbol Element, string ToSpan, string FromList)? List(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "WireList", ContainingNamespace.Name: "Wire", Arity: 1 } wire =>
            (wire.TypeArguments[0], ".Span", "global::Vlcp.Wire.WireList.ToWireList({0})"),
        IArrayTypeSymbol { Rank: 1 } array => (array.ElementType, ".AsSpan()", "{0}.ToArray()"),
        INamedTypeSymbol { Name: "ImmutableArray", Arity: 1 } immutable =>
            (immutable.TypeArguments[0], ".AsSpan()", "global::System.Collections.Immutable.ImmutableArray.ToImmutableArray({0})"),
        _ => null,
    };
}
