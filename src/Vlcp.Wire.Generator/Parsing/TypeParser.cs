using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Makes the model of one type from its symbol.</summary>
internal static class TypeParser
{
    public static TypeModel Parse(INamedTypeSymbol type, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var declarations = type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().ToList();
        var place = Place.Of(declarations[0].Identifier.GetLocation());
        var attribute = type.Wire("WireStruct")!;
        var align = attribute.Int("Align", 1);
        CheckShape(type, declarations, place, align, problems);

        var baseType = type.BaseType is { } b && b.HasWire("WireStruct") ? b : null;
        if (baseType is not null && !SymbolEqualityComparer.Default.Equals(baseType.ContainingAssembly, type.ContainingAssembly))
        {
            problems.Add(new Problem(Rules.BadShape, place, type.Name, $"its base '{baseType.Name}' must be declared in the same assembly"));
        }

        var members = new MemberParser(type, problems).Parse();
        return new TypeModel(type.Full(), type.Name, NamespaceOf(type), baseType?.Full(), place)
        {
            Containers = new(Containers(type)),
            Keyword = KeywordOf(type),
            IsAbstract = type.IsAbstract,
            IsSealed = type.IsSealed || type.IsValueType,
            IsStruct = type.IsValueType,
            HasConstructor = type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && !c.IsImplicitlyDeclared),
            HasToString = type.GetMembers("ToString").OfType<IMethodSymbol>().Any(m => m.Parameters.IsEmpty && !m.IsImplicitlyDeclared),
            Align = align,
            AlignInLength = attribute.Bool("AlignInLength", false),
            IgnoreExtra = attribute.Bool("IgnoreExtra", false),
            PadAfter = type.Wire("PadAfter")?.First() is int padAfter ? padAfter : 0,
            Members = new(members),
            Keys = new(CaseParser.Keys(type, place, problems)),
            IsClosed = type.Wire("Discriminator")?.Bool("Closed", false) ?? false,
            Cases = new(CaseParser.Cases(type, place, problems)),
            IsUnknown = type.HasWire("WireUnknown"),
            Problems = new(problems),
        };
    }

    private static void CheckShape(
        INamedTypeSymbol type, List<TypeDeclarationSyntax> declarations, Place? place, int align, List<Problem> problems)
    {
        var isPartial = declarations.All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword));
        for (var outer = declarations[0].Parent as TypeDeclarationSyntax; outer is not null; outer = outer.Parent as TypeDeclarationSyntax)
        {
            isPartial &= outer.Modifiers.Any(SyntaxKind.PartialKeyword);
        }

        void Refuse(bool wrong, string reason)
        {
            if (wrong)
            {
                problems.Add(new Problem(Rules.BadShape, place, type.Name, reason));
            }
        }

        if (!isPartial)
        {
            problems.Add(new Problem(Rules.NotPartial, place, type.Name));
        }

        Refuse(type.IsGenericType, "generic types have no layout");
        Refuse(declarations.Any(d => d.ParameterList is not null), "declare members as properties, not as parameters of a primary constructor");
        Refuse(align < 1, "Align must be at least 1");
        Refuse(
            type.HasWire("WireCase") && type.InstanceConstructors.Any(c => c.Parameters.IsEmpty && !c.IsImplicitlyDeclared),
            "the constructor without parameters is generated, because it sets the discriminator");
        Refuse(
            type.BaseType is { SpecialType: not SpecialType.System_Object and not SpecialType.System_ValueType } b && !b.HasWire("WireStruct"),
            "its base class has no [WireStruct]");
    }

    private static string? NamespaceOf(INamedTypeSymbol type) =>
        type.ContainingNamespace.IsGlobalNamespace ? null : type.ContainingNamespace.ToDisplayString();

    private static string KeywordOf(INamedTypeSymbol type) =>
        (type.IsRecord ? "record" : "") + (type.IsValueType ? " struct" : type.IsRecord ? "" : "class");

    private static List<string> Containers(INamedTypeSymbol type)
    {
        var headers = new List<string>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            var keyword = outer.TypeKind == TypeKind.Interface ? "interface" : KeywordOf(outer);
            headers.Insert(0, $"partial {keyword} {outer.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}");
        }

        return headers;
    }
}
