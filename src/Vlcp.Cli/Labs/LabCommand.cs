using System.CommandLine;
using Vlcp.Lab;

namespace Vlcp.Cli.Labs;

/// <summary><c>vlcp lab</c>: servers made of network namespaces, to try things on one machine.</summary>
internal static class LabCommand
{
    public static Command Create() => new("lab", "Build or remove a lab of servers with Open vSwitch on this machine (needs root).")
    {
        Up(),
        Down(),
        Status(),
    };

    private static Option<string> Directory() => new("--directory")
    {
        Description = "The lab's directory.",
        DefaultValueFactory = _ => LabCommands.DefaultDirectory,
    };

    private static Command Up()
    {
        var servers = new Argument<int>("servers") { Description = "How many servers.", DefaultValueFactory = _ => 2 };
        var directory = Directory();
        var command = new Command("up", "Build a lab with a controller on every server; it stays until 'vlcp lab down'.") { servers, directory };
        command.SetAction((parsed, _) => RunAsync(parsed, lab => Interruptible.RunAsync(
            cancellationToken => lab.UpAsync(Options(parsed.GetValue(servers), parsed.GetValue(directory)!), cancellationToken))));
        return command;
    }

    private static LabUpOptions Options(int servers, string directory) => new()
    {
        Servers = servers,
        Directory = directory,
        Controller = server => ControllerCommand.Vlcp(
            Environment.ProcessPath!, server, TutorialLab.DataFileOf(Path.GetFullPath(directory))),
    };

    private static Command Down()
    {
        var directory = Directory();
        var command = new Command("down", "Remove the lab.") { directory };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, lab => lab.DownAsync(parsed.GetValue(directory)!, cancellationToken)));
        return command;
    }

    private static Command Status()
    {
        var directory = Directory();
        var command = new Command("status", "Tell where everything of the lab is.") { directory };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, lab => lab.StatusAsync(parsed.GetValue(directory)!, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Func<LabCommands, Task> run)
    {
        try
        {
            await run(new LabCommands(parsed.InvocationConfiguration.Output));
            return 0;
        }
        catch (OperationCanceledException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("vlcp: interrupted; nothing of the lab is left");
            return 1;
        }
        catch (Exception failure) when (failure is LabException or LabCommandException or ArgumentException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"vlcp: {failure.Message}");
            return 1;
        }
    }
}
