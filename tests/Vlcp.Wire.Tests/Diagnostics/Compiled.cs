using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vlcp.Wire.Generator;

namespace Vlcp.Wire.Tests.Diagnostics;

/// <summary>Source text run through the generator.</summary>
internal sealed class Compiled
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p))];

    public Compiled(string source)
    {
        var tree = CSharpSyntaxTree.ParseText("using Vlcp.Wire;\n" + source, path: "Source.cs");
        var compilation = CSharpCompilation.Create(
            "Sample", [tree], References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(
            [new WireGenerator().AsSourceGenerator()], driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Output = output;
        Problems = diagnostics;
        Lines = source.Split('\n');
    }

    public GeneratorDriver Driver { get; }

    public Compilation Output { get; }

    public ImmutableArray<Diagnostic> Problems { get; }

    private string[] Lines { get; }

    /// <summary>What was reported: identifier and line.</summary>
    public IEnumerable<(string Id, int Line)> Reported() =>
        Problems.Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition.Line - 1)).OrderBy(d => d.Item2).ThenBy(d => d.Id);

    /// <summary>What the comments in the source expect: <c>// VLCPW001</c> on the line.</summary>
    public IEnumerable<(string Id, int Line)> Expected() =>
        Lines.Select((text, line) => (text, line)).Where(l => l.text.Contains("// VLCPW", StringComparison.Ordinal))
            .Select(l => (l.text[(l.text.IndexOf("// ", StringComparison.Ordinal) + 3)..].Trim(), l.line));
}
