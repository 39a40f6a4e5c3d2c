using Microsoft.CodeAnalysis;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Finds out where a member ends.</summary>
internal sealed class ExtentParser(
    INamedTypeSymbol type, List<IPropertySymbol> members, Dictionary<string, IPropertySymbol> links, List<Problem> problems)
{
    private static readonly string[] Names = ["Count", "Length", "Remaining", "FixedText", "FixedBytes", "ZeroTerminated"];

    public Extent Parse(IPropertySymbol property)
    {
        var given = property.GetAttributes().Where(a => Names.Any(a.IsWire)).ToList();
        var link = links.TryGetValue(property.Name, out var l) ? l : null;
        if (given.Count > 1)
        {
            Refuse(property, given[1], "the member has a size already");
        }

        if (given.Count == 0)
        {
            return link is null ? new Extent(ExtentKind.Natural)
                : new Extent(link.HasWire("LengthOf") ? ExtentKind.LinkedLength : ExtentKind.LinkedCount);
        }

        var attribute = given[0];
        var name = attribute.AttributeClass!.Name.Replace("Attribute", "");
        if (link is not null)
        {
            Refuse(property, attribute, $"'{link.Name}' gives its size already");
        }

        if (!Applies(name, property.Type))
        {
            Refuse(property, attribute, $"it has no meaning for '{property.Type.ToDisplayString()}'");
            return new Extent(ExtentKind.Natural);
        }

        return name switch
        {
            "Remaining" => new Extent(ExtentKind.Remaining),
            "ZeroTerminated" => new Extent(ExtentKind.ZeroTerminated),
            "FixedText" or "FixedBytes" => Fixed(property, attribute, ExtentKind.Field),
            "Count" when attribute.First() is int => Fixed(property, attribute, ExtentKind.FixedCount),
            "Count" => Named(property, attribute, ExtentKind.Count),
            _ when attribute.First() is int bytes => new Extent(ExtentKind.Length, bytes, bytes.ToString()),
            _ => Named(property, attribute, ExtentKind.Length),
        };
    }

    private static bool Applies(string name, ITypeSymbol type)
    {
        var isText = type.SpecialType == SpecialType.System_String;
        var isBytes = CodecParser.Bytes(Value(type)) is not null;
        var isList = !isBytes && CodecParser.List(Value(type)) is not null;
        var isStruct = Value(type).HasWire("WireStruct") || Value(type).ImplementsWire("IWireStruct");
        return name switch
        {
            "FixedText" or "ZeroTerminated" => isText,
            "FixedBytes" => isBytes,
            "Count" => isList,
            "Length" => isText || isBytes || isList || isStruct,
            _ => isText || isBytes || isList,
        };

        static ITypeSymbol Value(ITypeSymbol t) =>
            t is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } n ? n.TypeArguments[0] : t;
    }

    private Extent Fixed(IPropertySymbol property, AttributeData attribute, ExtentKind kind)
    {
        if (attribute.First() is int value && value >= 1)
        {
            return new Extent(kind, value);
        }

        Refuse(property, attribute, "the number must be at least 1");
        return new Extent(kind, 1);
    }

    private Extent Named(IPropertySymbol property, AttributeData attribute, ExtentKind kind)
    {
        var name = attribute.First() as string ?? "";
        var found = ReferenceParser.Resolve(type, members, property, name, attribute, "an integer", problems);
        if (found is { } f && f.Type.IntegerShape() is null)
        {
            problems.Add(new Problem(Rules.MissingReference, Place.Of(attribute.Location()), property.Name, name, "an integer"));
        }

        return new Extent(kind, 0, found?.Expression ?? "0");
    }

    private void Refuse(IPropertySymbol property, AttributeData attribute, string reason) => problems.Add(new Problem(
        Rules.Misapplied, Place.Of(attribute.Location()), property.Name, attribute.AttributeClass!.Name.Replace("Attribute", ""), reason));
}
