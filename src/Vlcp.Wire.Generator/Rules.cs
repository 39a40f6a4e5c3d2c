using Microsoft.CodeAnalysis;

namespace Vlcp.Wire.Generator;

/// <summary>Everything that can be wrong with a declaration.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor NotPartial =
        Rule("VLCPW001", "Layout must be partial", "'{0}' must be partial, and so must the types around it");

    public static readonly DiagnosticDescriptor UnknownType =
        Rule("VLCPW002", "Type has no wire form", "'{0}' has the type '{1}', which has no wire form: use a number, an enumeration, a WireStruct, an IWireValue, string, WireBytes or a list of such");

    public static readonly DiagnosticDescriptor SeveralParts =
        Rule("VLCPW003", "Members in several parts", "'{0}' has wire members in several partial declarations, so their order is not defined");

    public static readonly DiagnosticDescriptor MissingReference =
        Rule("VLCPW004", "Name not found", "'{0}' names '{1}', but no member, property or method without parameters of that name gives {2}");

    public static readonly DiagnosticDescriptor ReferenceTooLate =
        Rule("VLCPW005", "Name of a later member", "'{0}' depends on '{1}', which is not known yet when '{0}' is read");

    public static readonly DiagnosticDescriptor BitsUneven =
        Rule("VLCPW006", "Bits don't make whole bytes", "The bit fields from '{0}' on make {1} bits: they must make whole bytes, at most 8 at a time");

    public static readonly DiagnosticDescriptor DuplicateCase =
        Rule("VLCPW007", "Value used twice", "'{0}' and '{1}' have the same discriminator value {2}");

    public static readonly DiagnosticDescriptor NoFallback =
        Rule("VLCPW008", "No fallback", "'{0}' has a discriminator but no derived type with [WireUnknown]; add one, or set Closed = true to refuse unknown values");

    public static readonly DiagnosticDescriptor RemainingNotLast =
        Rule("VLCPW009", "Nothing can follow the remaining bytes", "'{0}' takes all remaining bytes, but '{1}' follows");

    public static readonly DiagnosticDescriptor BadKey =
        Rule("VLCPW010", "Unusable discriminator", "'{0}' cannot choose the derived type of '{1}': it must be an integer or enumeration at a fixed offset that derived types can set, or a static method over such members");

    public static readonly DiagnosticDescriptor BadCase =
        Rule("VLCPW011", "Case doesn't fit", "'{0}': {1}");

    public static readonly DiagnosticDescriptor Misapplied =
        Rule("VLCPW012", "Attribute doesn't fit", "[{1}] on '{0}': {2}");

    public static readonly DiagnosticDescriptor NoExtent =
        Rule("VLCPW013", "End of the member unknown", "'{0}' needs a length or count: CountOf or LengthOf on an earlier member, [Count], [Length], [Remaining] or a fixed size");

    public static readonly DiagnosticDescriptor ComputedShape =
        Rule("VLCPW014", "Computed member must be a partial property", "'{0}' is computed: declare it as a partial property with only a getter");

    public static readonly DiagnosticDescriptor NotAutoProperty =
        Rule("VLCPW015", "Not an auto-property", "'{0}' has wire attributes but is no auto-property of an instance");

    public static readonly DiagnosticDescriptor NotInitialised =
        Rule("VLCPW016", "May be null", "'{0}' would be null in a new object: make it required or give it an initial value");

    public static readonly DiagnosticDescriptor BadOptional =
        Rule("VLCPW017", "Optional members are nullable", "'{0}': {1}");

    public static readonly DiagnosticDescriptor BadShape =
        Rule("VLCPW018", "Type cannot be a layout", "'{0}': {1}");

    public static readonly DiagnosticDescriptor BadTarget =
        Rule("VLCPW019", "Target of a length or count", "'{0}' cannot give the size of '{1}': {2}");

    public static readonly DiagnosticDescriptor SecondLength =
        Rule("VLCPW020", "Two length fields", "'{0}' is a second [StructLength] of the same layout");

    private static DiagnosticDescriptor Rule(string id, string title, string message) =>
        new(id, title, message, "Vlcp.Wire", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
