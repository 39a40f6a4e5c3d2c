namespace Vlcp.Wire.Generator.Model;

/// <summary>A key of a discriminator: a member, or a static method over members.</summary>
internal sealed record KeyModel(string Name, string Type, bool IsMethod, EquatableArray<string> Parameters);

/// <summary>The values of one <c>WireCase</c>, as C# expressions.</summary>
internal sealed record CaseModel(EquatableArray<string> Values, Place? Place);

/// <summary>One layout.</summary>
internal sealed record TypeModel(string FullName, string Name, string? Namespace, string? BaseName, Place? Place)
{
    /// <summary>Headers of the types around it, outermost first, for example <c>partial class Outer</c>.</summary>
    public EquatableArray<string> Containers { get; init; }

    /// <summary><c>record</c>, <c>class</c>, <c>record struct</c> or <c>struct</c>.</summary>
    public string Keyword { get; init; } = "record";

    public bool IsAbstract { get; init; }

    public bool IsSealed { get; init; }

    public bool IsStruct { get; init; }

    public bool HasConstructor { get; init; }

    public bool HasToString { get; init; }

    public int Align { get; init; } = 1;

    public bool AlignInLength { get; init; }

    public bool IgnoreExtra { get; init; }

    public int PadAfter { get; init; }

    public EquatableArray<MemberModel> Members { get; init; }

    public EquatableArray<KeyModel> Keys { get; init; }

    public bool IsClosed { get; init; }

    public EquatableArray<CaseModel> Cases { get; init; }

    public bool IsUnknown { get; init; }

    /// <summary>Whether there is something to read: an object of the type itself, or of a derived type that it chooses.</summary>
    public bool CanRead => !IsAbstract || Keys.Count > 0;

    public EquatableArray<Problem> Problems { get; init; }
}
