using Microsoft.CodeAnalysis;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Adds the condition of an optional member.</summary>
internal sealed class ConditionParser(INamedTypeSymbol type, List<IPropertySymbol> members, List<Problem> problems)
{
    public MemberModel Apply(MemberModel member, IPropertySymbol property, bool nullableValue)
    {
        var attribute = property.Wire("When") ?? property.Wire("WhenFlag");
        var result = member with
        {
            Condition = attribute is null ? null : Condition(property, attribute),
            WhenRemaining = property.HasWire("WhenRemaining"),
        };
        var isNullable = nullableValue || property.NullableAnnotation == NullableAnnotation.Annotated;
        if (result.IsOptional != isNullable)
        {
            var reason = isNullable
                ? "it is nullable but has no [When], [WhenFlag] or [WhenRemaining]"
                : "it has a condition but its type is not nullable";
            problems.Add(new Problem(Rules.BadOptional, member.Place, member.Name, reason));
        }

        if (result.IsOptional && result.Bits > 0)
        {
            problems.Add(new Problem(Rules.BadOptional, member.Place, member.Name, "a bit field cannot be optional"));
        }

        return result;
    }

    private string Condition(IPropertySymbol property, AttributeData attribute)
    {
        var name = attribute.First() as string ?? "";
        var isFlag = attribute.IsWire("WhenFlag");
        var values = isFlag ? [attribute.ConstructorArguments[1]] : attribute.Params(1).ToList();
        var wanted = values.Count == 0 ? "a bool" : "an integer or enumeration with these values";
        if (ReferenceParser.Resolve(type, members, property, name, attribute, wanted, problems) is not { } found)
        {
            return "false";
        }

        var literals = values.Select(v => v.Literal()).ToList();
        var fits = values.Count == 0
            ? found.Type.SpecialType == SpecialType.System_Boolean
            : literals.All(l => l is not null && found.Type.Fits(l, 0));
        if (!fits)
        {
            problems.Add(new Problem(Rules.MissingReference, Place.Of(attribute.Location()), property.Name, name, wanted));
            return "false";
        }

        var typeName = found.Type.Full();
        if (isFlag)
        {
            var flag = $"({typeName})({literals[0]})";
            return $"({found.Expression} & {flag}) == {flag}";
        }

        return literals.Count == 0 ? found.Expression : string.Join(" || ", literals.Select(l => $"{found.Expression} == ({typeName})({l})"));
    }
}
