using Microsoft.CodeAnalysis;

namespace Vlcp.Wire.Generator.Model;

/// <summary>A diagnostic to be reported.</summary>
internal sealed record Problem(DiagnosticDescriptor Rule, Place? Place, EquatableArray<string> Arguments)
{
    public Problem(DiagnosticDescriptor rule, Place? place, params string[] arguments)
        : this(rule, place, new EquatableArray<string>(arguments))
    {
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Place?.ToLocation() ?? Location.None, Arguments.ToArray<object>());
}
