using Vlcp.Wire.Generator.Model;

namespace Vlcp.Wire.Generator.Emit;

/// <summary>All layouts of a compilation: who derives from whom, and what that decides.</summary>
internal sealed class Hierarchy
{
    private readonly Dictionary<string, TypeModel> types = [];

    public Hierarchy(IEnumerable<TypeModel> models)
    {
        foreach (var model in models)
        {
            types[model.FullName] = model;
        }
    }

    public IEnumerable<TypeModel> Types => types.Values;

    public TypeModel? BaseOf(TypeModel type) => type.BaseName is { } name && types.TryGetValue(name, out var found) ? found : null;

    /// <summary>A type and its bases, the type first.</summary>
    public IEnumerable<TypeModel> Chain(TypeModel type)
    {
        for (var t = type; t is not null; t = BaseOf(t))
        {
            yield return t;
        }
    }

    public TypeModel Root(TypeModel type) => Chain(type).Last();

    /// <summary>The nearest base that chooses between derived types.</summary>
    public TypeModel? Chooser(TypeModel type) => Chain(type).Skip(1).FirstOrDefault(t => t.Keys.Count > 0);

    public IEnumerable<TypeModel> Choices(TypeModel chooser) => types.Values
        .Where(t => (t.Cases.Count > 0 || t.IsUnknown) && Chooser(t) == chooser)
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    public int Align(TypeModel type) => Chain(type).Select(t => t.Align).FirstOrDefault(a => a > 1) is var align and > 1 ? align : 1;

    public bool AlignInLength(TypeModel type) => Chain(type).Any(t => t.AlignInLength);

    public bool IgnoreExtra(TypeModel type) => Chain(type).Any(t => t.IgnoreExtra);

    /// <summary>Where a member starts and what part of the layout it belongs to; null if that isn't fixed.</summary>
    public (string Offset, BitGroup Part, MemberModel Member)? Locate(TypeModel type, string name)
    {
        var offset = new List<string>();
        foreach (var t in Chain(type).Reverse())
        {
            foreach (var part in BitGroup.Split(t.Members))
            {
                if (part.Members.FirstOrDefault(m => m.Name == name) is { } member)
                {
                    var usable = part.FixedSize is not null && member.Kind == MemberKind.Single && member.Computed == ComputedKind.None
                        && member.Codec is { Kind: CodecKind.Integer or CodecKind.Boolean };
                    return usable ? (string.Join(" + ", offset.Append(part.Pad.ToString())), part, member) : null;
                }

                if (part.FixedSize is not { } size)
                {
                    return null;
                }

                offset.Add(size);
            }

            if (t.PadAfter > 0)
            {
                offset.Add(t.PadAfter.ToString());
            }
        }

        return null;
    }

    /// <summary>The members that a chooser looks at, in the order in which they are needed.</summary>
    public static IEnumerable<string> MembersOf(KeyModel key) => key.IsMethod ? key.Parameters : [key.Name];

    /// <summary>The real name of a member that a method's parameter is named after.</summary>
    public string MemberName(TypeModel type, string parameter) =>
        Chain(type).SelectMany(t => t.Members).FirstOrDefault(m => string.Equals(m.Name, parameter, StringComparison.OrdinalIgnoreCase))?.Name ?? parameter;
}
