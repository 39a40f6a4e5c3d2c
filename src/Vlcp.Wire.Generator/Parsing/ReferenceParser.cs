using Microsoft.CodeAnalysis;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Finds what an attribute names: an earlier member, a property, or a method without parameters.</summary>
internal static class ReferenceParser
{
    public static (string Expression, ITypeSymbol Type)? Resolve(
        INamedTypeSymbol type, List<IPropertySymbol> members, IPropertySymbol user, string name, AttributeData attribute, string wanted, List<Problem> problems)
    {
        var where = Place.Of(attribute.Location());
        var index = members.FindIndex(p => p.Name == name);
        if (index >= 0 && (index >= members.IndexOf(user) || members[index].IsPartialDefinition))
        {
            problems.Add(new Problem(Rules.ReferenceTooLate, where, user.Name, name));
            return null;
        }

        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers(name))
            {
                var owner = member.IsStatic ? t.Full() : "this";
                switch (member)
                {
                    case IPropertySymbol property:
                        return ($"{owner}.{name}", property.Type);
                    case IMethodSymbol { Parameters.IsEmpty: true, ReturnsVoid: false } method:
                        return ($"{owner}.{name}()", method.ReturnType);
                }
            }
        }

        problems.Add(new Problem(Rules.MissingReference, where, user.Name, name, wanted));
        return null;
    }
}
