using System.CommandLine;

namespace Vlcp.Cli.Starting;

/// <summary><c>vlcp start</c>.</summary>
internal static class StartCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--file", "-f")
        {
            Description = "Configuration file, in the manual's format or JSON; '' for none. Without it: /etc/vlcp.conf if it exists.",
        };
        var data = new Option<string?>("--data")
        {
            Description = "Where the network description is kept: path of an SQLite file, URL of a store (redis://...), or 'memory:' to keep nothing.",
        };
        var startup = new Option<string[]>("--startup")
        {
            Description = "Modules to start instead of the configured ones, by name or loading path.",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("start", "Start the controller; stop it with Ctrl+C or SIGTERM.") { file, data, startup };
        command.SetAction((parsed, _) => ServerProcess.RunAsync(new StartRequest(
            parsed.GetValue(file), parsed.GetValue(data), parsed.GetValue(startup) ?? [])));
        return command;
    }
}
