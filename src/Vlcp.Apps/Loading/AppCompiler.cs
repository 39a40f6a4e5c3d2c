using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Vlcp.Apps.Loading;

/// <summary>Compiles apps that are one C# file. The file needs no project; the usual namespaces are there without <c>using</c>.</summary>
internal static class AppCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Logging;
        global using Vlcp.Apps;
        global using Vlcp.Apps.DpSets;
        global using Vlcp.Apps.Events;
        global using Vlcp.Apps.Web;
        global using Vlcp.OpenFlow;
        global using Vlcp.OpenFlow.Actions;
        global using Vlcp.OpenFlow.Flows;
        global using Vlcp.OpenFlow.Instructions;
        global using Vlcp.OpenFlow.Messages;
        global using Vlcp.OpenFlow.Oxm;
        global using Vlcp.Packets;
        global using Vlcp.Wire;
        """;

    private const int ShownErrors = 10;

    /// <summary>Compiles a file and loads it.</summary>
    /// <exception cref="AppException">The file can't be read, or has errors; they are told with their places.</exception>
    public static Assembly Compile(string path)
    {
        SourceText text;
        try
        {
            using var file = File.OpenRead(path);
            text = SourceText.From(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AppException($"{path} can't be read: {e.Message}", e);
        }
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        var compilation = CSharpCompilation.Create(
            $"{Path.GetFileNameWithoutExtension(path)}-{Guid.NewGuid():n}",
            [CSharpSyntaxTree.ParseText(text, options, path), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            var errors = result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(ShownErrors);
            throw new AppException($"{path} does not compile:\n{string.Join('\n', errors)}");
        }
        image.Position = 0;
        return new AssemblyLoadContext(path).LoadFromStream(image);
    }

    // Everything that this process itself can use.
    private static IEnumerable<MetadataReference> References() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(path => MetadataReference.CreateFromFile(path));
}
