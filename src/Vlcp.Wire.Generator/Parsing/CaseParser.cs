using Microsoft.CodeAnalysis;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Discriminators and their cases.</summary>
internal static class CaseParser
{
    /// <summary>The keys that a type's own discriminator names.</summary>
    public static IEnumerable<KeyModel> Keys(INamedTypeSymbol type, Place? place, List<Problem> problems)
    {
        if (type.Wire("Discriminator") is not { } attribute)
        {
            return [];
        }

        var keys = new List<KeyModel>();
        foreach (var name in attribute.Params(0).Select(p => p.Value as string ?? ""))
        {
            var (symbol, keyType) = Find(type, name);
            if (symbol is null || keyType is null)
            {
                problems.Add(new Problem(Rules.BadKey, Place.Of(attribute.Location()) ?? place, name, type.Name));
                continue;
            }

            var method = symbol as IMethodSymbol;
            keys.Add(new KeyModel(name, keyType.Full(), method is not null, new(method?.Parameters.Select(p => p.Name) ?? [])));
        }

        if (!attribute.Params(0).Any())
        {
            problems.Add(new Problem(Rules.BadKey, Place.Of(attribute.Location()) ?? place, "", type.Name));
        }

        return keys;
    }

    /// <summary>The cases that choose a type, as literals.</summary>
    public static IEnumerable<CaseModel> Cases(INamedTypeSymbol type, Place? place, List<Problem> problems)
    {
        var attributes = type.GetAttributes().Where(a => a.IsWire("WireCase")).ToList();
        if (attributes.Count == 0 && !type.HasWire("WireUnknown"))
        {
            return [];
        }

        var parent = type.BaseType;
        while (parent is not null && !parent.HasWire("Discriminator"))
        {
            parent = parent.BaseType;
        }

        if (parent is null)
        {
            problems.Add(new Problem(Rules.BadCase, place, type.Name, "no base has a [Discriminator]"));
            return [];
        }

        var names = parent.Wire("Discriminator")!.Params(0).Select(p => p.Value as string ?? "").ToList();
        var cases = new List<CaseModel>();
        foreach (var attribute in attributes)
        {
            var where = Place.Of(attribute.Location()) ?? place;
            var literals = attribute.Params(0).Select(v => v.Literal()).ToList();
            if (literals.Count != names.Count)
            {
                problems.Add(new Problem(Rules.BadCase, where, type.Name, $"{literals.Count} values where the discriminator of '{parent.Name}' has {names.Count}"));
                continue;
            }

            var wrong = names.Zip(literals, (name, literal) => (name, literal, Find(parent, name).Type))
                .FirstOrDefault(k => k.Type is not null && (k.literal is null || !k.Type.Fits(k.literal, 0)));
            if (wrong.name is not null)
            {
                problems.Add(new Problem(Rules.BadCase, where, type.Name, $"{wrong.literal ?? "the value"} is no value of '{wrong.name}'"));
                continue;
            }

            cases.Add(new CaseModel(new(literals.Select(l => l!)), where));
        }

        return cases;
    }

    private static (ISymbol? Symbol, ITypeSymbol? Type) Find(INamedTypeSymbol type, string name)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var member in t.GetMembers(name))
            {
                var memberType = member switch
                {
                    IPropertySymbol property => property.Type,
                    IMethodSymbol { IsStatic: true } method => method.ReturnType,
                    _ => null,
                };
                if (memberType is not null && (memberType.IntegerShape() is not null || memberType.SpecialType == SpecialType.System_Boolean))
                {
                    return (member, memberType);
                }
            }
        }

        return (null, null);
    }
}
