using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Parsing;

/// <summary>Makes the members of one type, in wire order.</summary>
internal sealed class MemberParser(INamedTypeSymbol type, List<Problem> problems)
{
    private static readonly string[] ComputedAttributes = ["StructLength", "LengthOf", "CountOf", "Const"];

    private readonly List<IPropertySymbol> properties = [];
    private readonly Dictionary<string, IPropertySymbol> links = [];

    public IReadOnlyList<MemberModel> Parse()
    {
        FindProperties();
        CheckOneDeclaration();
        LinkTargets();
        var members = new List<MemberModel>();
        foreach (var property in properties)
        {
            if (ParseMember(property) is { } member)
            {
                members.Add(member);
            }
        }

        LayoutRules.Check(members, problems);
        return members;
    }

    private void FindProperties()
    {
        var backed = new HashSet<ISymbol>(
            type.GetMembers().OfType<IFieldSymbol>().Select(f => f.AssociatedSymbol).OfType<IPropertySymbol>(), SymbolEqualityComparer.Default);
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsImplicitlyDeclared && !p.HasWire("WireIgnore")))
        {
            var computed = ComputedAttributes.Any(property.HasWire);
            var isMember = !property.IsStatic && (backed.Contains(property) || (computed && property.IsPartialDefinition));
            if (isMember)
            {
                properties.Add(property);
            }
            else if (computed)
            {
                Report(Rules.ComputedShape, property, property.Name);
            }
            else if (property.HasAnyWire())
            {
                Report(Rules.NotAutoProperty, property, property.Name);
            }
        }

        properties.Sort((a, b) => Start(a).CompareTo(Start(b)));

        static int Start(ISymbol symbol) => symbol.Locations[0].SourceSpan.Start;
    }

    private void CheckOneDeclaration()
    {
        var parts = properties.Select(p => p.DeclaringSyntaxReferences[0].GetSyntax().FirstAncestorOrSelf<TypeDeclarationSyntax>()).Distinct().ToList();
        if (parts.Count > 1)
        {
            problems.Add(new Problem(Rules.SeveralParts, Place.Of(parts[1]!.Identifier.GetLocation()), type.Name));
        }
    }

    private void LinkTargets()
    {
        foreach (var property in properties)
        {
            var attribute = property.Wire("LengthOf") ?? property.Wire("CountOf");
            if (attribute?.First() is not string target)
            {
                continue;
            }

            var index = properties.FindIndex(p => p.Name == target);
            var reason = index < 0 ? "there is no such member in the same type"
                : index <= properties.IndexOf(property) ? "it stands before its length or count"
                : links.ContainsKey(target) ? "it has a length or count already"
                : null;
            if (reason is not null)
            {
                problems.Add(new Problem(Rules.BadTarget, Place.Of(attribute.Location()), property.Name, target, reason));
            }
            else
            {
                links.Add(target, property);
            }
        }
    }

    private MemberModel? ParseMember(IPropertySymbol property)
    {
        var nullable = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } n ? n.TypeArguments[0] : null;
        var valueType = nullable ?? property.Type;
        var extent = new ExtentParser(type, properties, links, problems).Parse(property);
        var shape = Shape(property, valueType, extent);
        if (shape is null)
        {
            return null;
        }

        var member = shape with
        {
            Pad = Positive(property, "Pad", 0),
            PadAfter = Positive(property, "PadAfter", 0),
            Align = Positive(property, "Align", 1),
            Bits = Positive(property, "Bits", 0),
            BitsSkipped = property.Wire("Bits")?.Int("Skip", 0) ?? 0,
            BitsSkippedAfter = property.Wire("Bits")?.Int("SkipAfter", 0) ?? 0,
            Modifiers = Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetText(property.DeclaredAccessibility) + " partial",
            IsPrivate = property.DeclaredAccessibility == Accessibility.Private,
            SetByDerived = property.SetMethod is { DeclaredAccessibility: not Accessibility.Private },
        };
        member = new ConditionParser(type, properties, problems).Apply(member, property, nullable is not null);
        member = ComputedParser.Apply(member, property, valueType, problems);
        CheckInitialised(property, member);
        return member;
    }

    private MemberModel? Shape(IPropertySymbol property, ITypeSymbol valueType, Extent extent)
    {
        var typeName = valueType.WithNullableAnnotation(NullableAnnotation.None).Full();
        MemberModel Make(MemberKind kind, Codec? codec) => new(property.Name, typeName, kind, codec, extent, Place.Of(property.Locations[0]));

        var littleEndian = property.HasWire("LittleEndian") || type.HasWire("LittleEndian");
        if (valueType.SpecialType == SpecialType.System_String)
        {
            return NeedsExtent(property, extent) ? null : Make(MemberKind.Text, null);
        }

        if (CodecParser.Bytes(valueType) is { } bytes)
        {
            return NeedsExtent(property, extent) ? null : Make(MemberKind.Bytes, null) with { ToSpan = bytes.ToSpan, FromItems = bytes.FromSpan };
        }

        if (CodecParser.List(valueType) is { } list)
        {
            if (NeedsExtent(property, extent))
            {
                return null;
            }

            return CodecParser.Single(list.Element, IntegerBytes(property, list.Element), littleEndian, property.HasWire("Defined")) is { } item
                ? Make(MemberKind.List, item) with { ToSpan = list.ToSpan, FromItems = list.FromList }
                : UnknownType(property, list.Element);
        }

        return CodecParser.Single(valueType, IntegerBytes(property, valueType), littleEndian, property.HasWire("Defined")) is { } codec
            ? Make(MemberKind.Single, codec)
            : UnknownType(property, valueType);
    }

    private MemberModel? UnknownType(IPropertySymbol property, ITypeSymbol valueType)
    {
        // The compiler itself complains about a type that doesn't exist.
        if (valueType.TypeKind != TypeKind.Error)
        {
            Report(Rules.UnknownType, property, property.Name, valueType.ToDisplayString());
        }

        return null;
    }

    private bool NeedsExtent(IPropertySymbol property, Extent extent)
    {
        if (extent.Kind == ExtentKind.Natural)
        {
            Report(Rules.NoExtent, property, property.Name);
        }

        return extent.Kind == ExtentKind.Natural;
    }

    private int? IntegerBytes(IPropertySymbol property, ITypeSymbol valueType)
    {
        if (property.Wire("UIntBytes") is not { } attribute)
        {
            return null;
        }

        if (valueType.IntegerShape() is { } integer && attribute.First() is int bytes && bytes >= 1 && bytes <= integer.Bytes)
        {
            return bytes;
        }

        problems.Add(new Problem(
            Rules.Misapplied, Place.Of(attribute.Location()), property.Name, "UIntBytes", $"'{valueType.ToDisplayString()}' is no integer of at least that many bytes"));
        return null;
    }

    private int Positive(IPropertySymbol property, string name, int fallback)
    {
        if (property.Wire(name) is not { } attribute)
        {
            return fallback;
        }

        if (attribute.First() is int value && value >= 1)
        {
            return value;
        }

        problems.Add(new Problem(Rules.Misapplied, Place.Of(attribute.Location()), property.Name, name, "the number must be at least 1"));
        return fallback;
    }

    private void CheckInitialised(IPropertySymbol property, MemberModel member)
    {
        var hasValue = property.IsRequired || property.Type.NullableAnnotation == NullableAnnotation.Annotated
            || property.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is PropertyDeclarationSyntax { Initializer: not null });
        if (property.Type.IsReferenceType && !hasValue && member.Computed == ComputedKind.None)
        {
            Report(Rules.NotInitialised, property, property.Name);
        }
    }

    private void Report(DiagnosticDescriptor rule, IPropertySymbol property, params string[] arguments) =>
        problems.Add(new Problem(rule, Place.Of(property.Locations[0]), arguments));
}
