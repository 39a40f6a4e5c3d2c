namespace Vlcp.Wire.Generator.Model;

internal enum MemberKind
{
    Single,
    Text,
    Bytes,
    List,
}

internal enum ComputedKind
{
    None,
    StructLength,
    LengthOf,
    CountOf,
    Const,
}

/// <summary>One member of a layout.</summary>
internal sealed record MemberModel(string Name, string Type, MemberKind Kind, Codec? Codec, Extent Extent, Place? Place)
{
    /// <summary>How the property's value becomes a span: <c>.Span</c> or <c>.AsSpan()</c>.</summary>
    public string ToSpan { get; init; } = ".Span";

    /// <summary>What makes the property's value from a <c>List</c> of elements or a span of bytes; <c>{0}</c> is that.</summary>
    public string FromItems { get; init; } = "{0}";

    public int Pad { get; init; }

    public int PadAfter { get; init; }

    public int Align { get; init; } = 1;

    public int Bits { get; init; }

    public int BitsSkipped { get; init; }

    public int BitsSkippedAfter { get; init; }

    /// <summary>C# expression for the presence of an optional member; null for a member that is always there.</summary>
    public string? Condition { get; init; }

    /// <summary>Present if bytes are left.</summary>
    public bool WhenRemaining { get; init; }

    public ComputedKind Computed { get; init; }

    /// <summary>Target of a length or count.</summary>
    public string Target { get; init; } = "";

    public int Add { get; init; }

    public int Unit { get; init; } = 1;

    public string Constant { get; init; } = "";

    public bool CheckConstant { get; init; }

    /// <summary>Modifiers of the partial property, for example <c>public partial</c>.</summary>
    public string Modifiers { get; init; } = "";

    public bool IsPrivate { get; init; }

    /// <summary>Whether a derived type's constructor can set the property.</summary>
    public bool SetByDerived { get; init; }

    public bool IsOptional => Condition is not null || WhenRemaining;

    /// <summary>The size in bytes, padding included, as a constant expression; null if it varies or depends on the place.</summary>
    public string? FixedSize
    {
        get
        {
            if (IsOptional || Align > 1)
            {
                return null;
            }

            var content = Extent.Kind switch
            {
                ExtentKind.Field => Extent.Bytes.ToString(),
                ExtentKind.Natural when Kind == MemberKind.Single => Codec!.FixedSize,
                ExtentKind.FixedCount => Codec!.FixedSize is { } each ? $"{Extent.Bytes} * {each}" : null,
                _ => null,
            };
            return content is null ? null : Pad + PadAfter == 0 ? content : $"{Pad + PadAfter} + {content}";
        }
    }
}
