using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Questions to symbols.</summary>
internal static class Symbols
{
    private const string WireNamespace = "Vlcp.Wire";

    private static readonly SymbolDisplayFormat FullFormat = SymbolDisplayFormat.FullyQualifiedFormat;

    public static string Full(this ITypeSymbol type) => type.ToDisplayString(FullFormat);

    public static AttributeData? Wire(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => a.IsWire(name));

    public static bool IsWire(this AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name + "Attribute" && type.ContainingNamespace.ToDisplayString() == WireNamespace;

    public static bool HasWire(this ISymbol symbol, string name) => symbol.Wire(name) is not null;

    public static bool HasAnyWire(this ISymbol symbol) =>
        symbol.GetAttributes().Any(a => a.AttributeClass?.ContainingNamespace.ToDisplayString() == WireNamespace);

    public static Location? Location(this AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } reference ? reference.SyntaxTree.GetLocation(reference.Span) : null;

    public static int Int(this AttributeData attribute, string name, int fallback) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value is int value ? value : fallback;

    public static bool Bool(this AttributeData attribute, string name, bool fallback) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value is bool value ? value : fallback;

    public static object? First(this AttributeData attribute) =>
        attribute.ConstructorArguments.Select(a => a.Kind == TypedConstantKind.Array ? null : a.Value).FirstOrDefault();

    public static IEnumerable<TypedConstant> Params(this AttributeData attribute, int index) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values
            : [];

    public static bool ImplementsWire(this ITypeSymbol type, string name) => type.AllInterfaces.Any(i =>
        i.Name == name && i.ContainingNamespace.ToDisplayString() == WireNamespace
        && SymbolEqualityComparer.Default.Equals(i.TypeArguments.FirstOrDefault(), type));

    /// <summary>A constant as a literal that can be cast to the type of a member; null if it is no number or truth value.</summary>
    public static string? Literal(this TypedConstant constant) => constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum
        ? constant.Value switch
        {
            bool b => b ? "true" : "false",
            sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
            _ => null,
        }
        : null;

    /// <summary>The integer type of an integer or enumeration with its limits; null for other types.</summary>
    public static (int Bytes, bool Signed)? IntegerShape(this ITypeSymbol type)
    {
        var integer = type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying : type;
        return integer.SpecialType switch
        {
            SpecialType.System_Byte => (1, false),
            SpecialType.System_SByte => (1, true),
            SpecialType.System_UInt16 => (2, false),
            SpecialType.System_Int16 => (2, true),
            SpecialType.System_UInt32 => (4, false),
            SpecialType.System_Int32 => (4, true),
            SpecialType.System_UInt64 => (8, false),
            SpecialType.System_Int64 => (8, true),
            _ => null,
        };
    }

    /// <summary>Whether a literal fits an integer, enumeration or bool of a number of bits.</summary>
    public static bool Fits(this ITypeSymbol type, string literal, int bits)
    {
        if (type.SpecialType == SpecialType.System_Boolean)
        {
            return literal is "true" or "false";
        }

        if (type.IntegerShape() is not { } shape || !decimal.TryParse(literal, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var width = bits > 0 ? bits : shape.Bytes * 8;
        var span = 1m;
        for (var i = 0; i < width; i++)
        {
            span *= 2;
        }

        return shape.Signed ? value >= -span / 2 && value < span / 2 : value >= 0 && value < span;
    }
}
