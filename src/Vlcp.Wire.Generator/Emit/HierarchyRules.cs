using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>Rules that need more than one type.</summary>
internal static class HierarchyRules
{
    public static IEnumerable<Problem> Check(Hierarchy hierarchy) => hierarchy.Types.SelectMany(t => Check(hierarchy, t));

    private static IEnumerable<Problem> Check(Hierarchy hierarchy, TypeModel type)
    {
        var bases = hierarchy.Chain(type).Skip(1).ToList();
        foreach (var parent in bases.Where(p => type.Members.Count > 0 && p.Members.Count > 0))
        {
            var last = parent.Members[parent.Members.Count - 1];
            if (last.Extent.Kind == ExtentKind.Remaining)
            {
                yield return new Problem(Rules.RemainingNotLast, last.Place, last.Name, type.Name);
            }
        }

        if (bases.FirstOrDefault(b => b.Align > 1) is { } aligned && type.Align > 1 && type.Align != aligned.Align)
        {
            yield return new Problem(Rules.BadShape, type.Place, type.Name, $"its base '{aligned.Name}' has Align = {aligned.Align}");
        }

        var inherited = bases.SelectMany(b => b.Members).FirstOrDefault(m => m.Computed == ComputedKind.StructLength);
        if (inherited is not null && type.Members.FirstOrDefault(m => m.Computed == ComputedKind.StructLength) is { } second)
        {
            yield return new Problem(Rules.SecondLength, second.Place, second.Name);
        }

        if (inherited is not null && type.AlignInLength && !bases.Any(b => b.AlignInLength))
        {
            yield return new Problem(Rules.BadShape, type.Place, type.Name, "AlignInLength belongs on the base that has the [StructLength]");
        }

        foreach (var problem in type.Keys.Count > 0 ? CheckChoices(hierarchy, type) : [])
        {
            yield return problem;
        }
    }

    private static IEnumerable<Problem> CheckChoices(Hierarchy hierarchy, TypeModel type)
    {
        var needed = type.Keys.SelectMany(k => Hierarchy.MembersOf(k).Select(m => (k.IsMethod, Name: hierarchy.MemberName(type, m))));
        foreach (var (isMethod, name) in needed)
        {
            if (hierarchy.Locate(type, name) is not { } found || !(isMethod || found.Member.SetByDerived))
            {
                yield return new Problem(Rules.BadKey, type.Place, name, type.Name);
            }
        }

        var choices = hierarchy.Choices(type).ToList();
        var fallbacks = choices.Where(c => c.IsUnknown).ToList();
        if (fallbacks.Count == 0 && !type.IsClosed)
        {
            yield return new Problem(Rules.NoFallback, type.Place, type.Name);
        }

        foreach (var second in fallbacks.Skip(1))
        {
            yield return new Problem(Rules.BadCase, second.Place, second.Name, $"'{fallbacks[0].Name}' is the [WireUnknown] type of '{type.Name}' already");
        }

        foreach (var choice in choices.Where(c => c.IsAbstract && c.Keys.Count == 0))
        {
            yield return new Problem(Rules.BadCase, choice.Place, choice.Name, "an abstract type with a case needs a [Discriminator] of its own");
        }

        var seen = new Dictionary<string, TypeModel>();
        foreach (var (choice, @case) in choices.SelectMany(c => c.Cases.Select(k => (c, k))).OrderBy(c => c.k.Place?.Lines.Start))
        {
            var value = string.Join(", ", @case.Values);
            if (seen.TryGetValue(value, out var other))
            {
                yield return new Problem(Rules.DuplicateCase, @case.Place, choice.Name, other.Name, value);
            }
            else
            {
                seen.Add(value, choice);
            }
        }
    }
}
