using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vlcp.Wire.Generator.Emit;
using Vlcp.Wire.Generator.Model;
using Vlcp.Wire.Generator.Parsing;

namespace Vlcp.Wire.Generator;

/// <summary>Adds reader, writer, size and text form to types with <c>[WireStruct]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class WireGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = context.SyntaxProvider.ForAttributeWithMetadataName(
            "Vlcp.Wire.WireStructAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (c, cancellation) => TypeParser.Parse((INamedTypeSymbol)c.TargetSymbol, cancellation));
        context.RegisterSourceOutput(types.Collect(), static (output, models) => Generate(output, new Hierarchy(models)));
    }

    private static void Generate(SourceProductionContext output, Hierarchy hierarchy)
    {
        var problems = hierarchy.Types.SelectMany(t => t.Problems).Concat(HierarchyRules.Check(hierarchy)).ToList();
        foreach (var problem in problems)
        {
            output.ReportDiagnostic(problem.ToDiagnostic());
        }

        foreach (var type in hierarchy.Types)
        {
            // A type with a broken declaration gets no code: errors in it would only hide the real one.
            if (type.Problems.Count == 0)
            {
                var file = type.FullName.Replace("global::", "") + ".g.cs";
                output.AddSource(file, SourceText.From(new LayoutEmitter(hierarchy, type).Emit(), Encoding.UTF8));
            }
        }
    }
}
