using System.CommandLine;
using Vlcp.Cli.Starting;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Cli.Databases;

/// <summary><c>vlcp db</c>: looks into the store, beside servers that use it. Nothing is changed.</summary>
internal static class DbCommand
{
    private const string OneModule = "objectdb";

    public static Command Create()
    {
        var file = new Option<string?>("--file", "-f")
        {
            Description = "Configuration file of the server, as for 'vlcp start'.",
            Recursive = true,
        };
        var data = new Option<string?>("--data")
        {
            Description = "Path of an SQLite file or URL of a store, as for 'vlcp start'; without it the configuration says where the store is.",
            Recursive = true,
        };
        StartRequest Location(ParseResult parsed) => new(parsed.GetValue(file), parsed.GetValue(data), [OneModule]);
        return new Command("db", "Look into the store of the network description; servers may go on using it.")
        {
            file,
            data,
            Check(Location),
            List(Location),
            Get(Location),
            Schema(),
        };
    }

    private static Command Check(Func<ParseResult, StartRequest> location)
    {
        var command = new Command(
            "check", "Check that everything in the store agrees with itself. Prints one violation a line; exit status 0 for none, 1 for some, 2 if the store can't be read.");
        command.SetAction((parsed, cancellationToken) => OpenStore.RunAsync(
            location(parsed), database => DbReport.CheckAsync(database, parsed.InvocationConfiguration.Output, cancellationToken), parsed, cancellationToken));
        return command;
    }

    private static Command List(Func<ParseResult, StartRequest> location)
    {
        var prefix = new Argument<string>("prefix") { Description = "How the keys begin; all if left out.", DefaultValueFactory = _ => "" };
        var command = new Command("list", "Print keys with their stored values, one JSON object a line.") { prefix };
        command.SetAction((parsed, cancellationToken) => OpenStore.RunAsync(
            location(parsed),
            database => DbReport.ListAsync(database, parsed.GetValue(prefix)!, parsed.InvocationConfiguration.Output, cancellationToken),
            parsed,
            cancellationToken));
        return command;
    }

    private static Command Schema()
    {
        var command = new Command("schema", "Print the schema of the database for a store in an OVSDB cluster, for 'ovsdb-tool create-cluster'.");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.Write(OvsdbStoreSchema.Text));
        return command;
    }

    private static Command Get(Func<ParseResult, StartRequest> location)
    {
        var key = new Argument<string>("key") { Description = "The key." };
        var command = new Command("get", "Print the object of a key with what it refers to, as the web API does; exit status 1 if there is none.") { key };
        command.SetAction((parsed, cancellationToken) => OpenStore.RunAsync(
            location(parsed),
            database => DbReport.GetAsync(database, parsed.GetValue(key)!, parsed.InvocationConfiguration.Output, cancellationToken),
            parsed,
            cancellationToken));
        return command;
    }
}
