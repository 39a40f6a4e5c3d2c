using Vlcp.Cli.Documentation;
using Vlcp.Hosting.Modules;
using Xunit;

namespace Vlcp.Cli.Tests;

public sealed class ManualTests
{
    [Theory]
    [InlineData("configuration.md")]
    [InlineData("api.md")]
    [InlineData("pipeline.md")]
    public void The_committed_manual_is_the_generated_one(string name)
    {
        var path = SourceTree.Path("docs", name);
        Assert.SkipUnless(File.Exists(path), $"docs/{name} is not written yet");
        var generated = Write(name);
        Assert.Equal(generated, File.ReadAllText(path));
        Assert.Equal(generated, Write(name));
    }

    [Fact]
    public void The_manuals_contain_the_standard_modules()
    {
        Assert.Contains("### manager/activemodules", Write("api.md"), StringComparison.Ordinal);
        Assert.Contains("| `module.webapi.acceptmethods` | `['GET', 'POST']` |", Write("configuration.md"), StringComparison.Ordinal);
    }

    private static string Write(string name)
    {
        var catalog = new ModuleCatalog().AddStandardModules();
        return name switch
        {
            "api.md" => ApiManual.Write(catalog),
            "pipeline.md" => PipelineManual.Write(),
            _ => ConfigurationManual.Write(catalog),
        };
    }
}
