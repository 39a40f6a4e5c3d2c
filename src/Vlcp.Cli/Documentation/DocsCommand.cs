using System.CommandLine;
using Vlcp.Hosting.Modules;

namespace Vlcp.Cli.Documentation;

/// <summary><c>vlcp docs</c>: prints the manuals that are generated from the code.</summary>
internal static class DocsCommand
{
    public static Command Create() => new("docs", "Print a manual that is generated from the code.")
    {
        Print("config", "All configuration keys (docs/configuration.md).", ConfigurationManual.Write),
        Print("api", "All module APIs (docs/api.md).", ApiManual.Write),
        Print("pipeline", "The tables and registers that packets pass (docs/pipeline.md).", _ => PipelineManual.Write()),
    };

    private static Command Print(string name, string description, Func<ModuleCatalog, string> write)
    {
        var command = new Command(name, description);
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(write(new ModuleCatalog().AddStandardModules())));
        return command;
    }
}
