using System.CommandLine;
using Vlcp.Cli.Apps;
using Vlcp.Cli.Databases;
using Vlcp.Cli.Documentation;
using Vlcp.Cli.Labs;
using Vlcp.Cli.SoftPatchPanel;
using Vlcp.Cli.Starting;

namespace Vlcp.Cli;

/// <summary>The command line of <c>vlcp</c>.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <returns>The exit status: 0 done, 1 failed or not understood; a command may have more.</returns>
    public static Task<int> RunAsync(string[] arguments)
    {
        var root = new RootCommand("Vlcp, an SDN controller: turns networks described through a web API into OpenFlow flows.")
        {
            StartCommand.Create(),
            AppCommand.Create(),
            DbCommand.Create(),
            MigrateCommand.Create(),
            SppCtlCommand.Create(),
            DemoCommand.Create(),
            LabCommand.Create(),
            DocsCommand.Create(),
        };

        // Signals are the server's business: it stops its modules in order.
        return root.Parse(arguments).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }
}
