using Microsoft.CodeAnalysis;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Adds what a computed member is computed from.</summary>
internal static class ComputedParser
{
    public static MemberModel Apply(MemberModel member, IPropertySymbol property, ITypeSymbol valueType, List<Problem> problems)
    {
        var (kind, attribute) = Find(property);
        if (attribute is null)
        {
            return member;
        }

        if (!property.IsPartialDefinition || property.SetMethod is not null)
        {
            problems.Add(new Problem(Rules.ComputedShape, member.Place, member.Name));
        }

        if (member.Codec is not { Kind: CodecKind.Integer } && !(kind == ComputedKind.Const && member.Codec is { Kind: CodecKind.Boolean }))
        {
            problems.Add(new Problem(
                Rules.Misapplied, Place.Of(attribute.Location()), member.Name, kind.ToString(), "the member must be an integer or enumeration"));
        }

        return member with
        {
            Computed = kind,
            Target = attribute.First() as string ?? "",
            Add = attribute.Int("Add", 0),
            Unit = Unit(member, kind, attribute, problems),
            Constant = kind == ComputedKind.Const ? Constant(member, attribute, valueType, problems) : "",
            CheckConstant = attribute.Bool("Check", true),
        };
    }

    private static (ComputedKind Kind, AttributeData? Attribute) Find(IPropertySymbol property) =>
        property.Wire("StructLength") is { } s ? (ComputedKind.StructLength, s)
        : property.Wire("LengthOf") is { } l ? (ComputedKind.LengthOf, l)
        : property.Wire("CountOf") is { } c ? (ComputedKind.CountOf, c)
        : property.Wire("Const") is { } k ? (ComputedKind.Const, k)
        : (ComputedKind.None, null);

    private static int Unit(MemberModel member, ComputedKind kind, AttributeData attribute, List<Problem> problems)
    {
        var unit = attribute.Int("Unit", 1);
        if (unit >= 1)
        {
            return unit;
        }

        problems.Add(new Problem(Rules.Misapplied, Place.Of(attribute.Location()), member.Name, kind.ToString(), "the unit must be at least 1"));
        return 1;
    }

    private static string Constant(MemberModel member, AttributeData attribute, ITypeSymbol valueType, List<Problem> problems)
    {
        var literal = attribute.ConstructorArguments[0].Literal();
        if (literal is not null && valueType.Fits(literal, member.Bits))
        {
            return $"({member.Type})({literal})";
        }

        problems.Add(new Problem(Rules.Misapplied, Place.Of(attribute.Location()), member.Name, "Const", "the value doesn't fit the member"));
        return "default";
    }
}
