using System.CommandLine;
using Vlcp.Apps.Loading;

namespace Vlcp.Cli.Apps;

/// <summary><c>vlcp app</c>.</summary>
internal static class AppCommand
{
    public static Command Create() => new("app", "Run controller apps in the manner of OS-Ken, see docs/writing-an-app.md.")
    {
        CreateRun(),
        CreateNew(),
        CreateList(),
    };

    private static Command CreateRun()
    {
        var apps = new Argument<string[]>("APP")
        {
            Description = "A bundled app (vlcp app list), an assembly (.dll) or a C# file (.cs), each with :NAME for one of its apps.",
            Arity = ArgumentArity.OneOrMore,
        };
        var options = new RunOptions();
        var command = new Command("run", "Run apps until Ctrl+C or SIGTERM.") { apps };
        options.AddTo(command);
        command.SetAction((parsed, _) => AppProcess.RunAsync(parsed.GetValue(apps)!, () => options.Read(parsed), parsed.GetValue(options.Verbose)));
        return command;
    }

    private static Command CreateNew()
    {
        var name = new Argument<string>("NAME") { Description = "The app's name; also that of the new directory." };
        var command = new Command("new", "Make a directory with an app to start from.") { name };
        command.SetAction((parsed, cancellationToken) => NewApp.CreateAsync(parsed.GetValue(name)!, cancellationToken));
        return command;
    }

    private static Command CreateList()
    {
        var command = new Command("list", "List the bundled apps.");
        command.SetAction(_ =>
        {
            foreach (var (name, description) in BundledApps.Describe())
            {
                Console.WriteLine($"{name,-24} {description}");
            }
        });
        return command;
    }
}
