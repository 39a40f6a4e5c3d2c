using System.CommandLine;
using Vlcp.Cli.Starting;
using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.Storage;

namespace Vlcp.Cli.Databases;

/// <summary><c>vlcp migrate-db</c>: copies a store into one of another engine.</summary>
internal static class MigrateCommand
{
    private const string StoreHelp = "URL of a store (redis://..., sqlite:PATH), path of an SQLite file, or name of a storage module of the configuration (redisdb)";

    public static Command Create()
    {
        var from = new Argument<string>("from") { Description = $"{StoreHelp}. It is only read." };
        var to = new Argument<string>("to") { Description = $"{StoreHelp}. It must be empty." };
        var clean = new Option<bool>("--clean") { Description = "Delete what the target holds first." };
        var file = new Option<string?>("--file", "-f") { Description = "Configuration file with passwords and certificates of the stores, as for 'vlcp start'." };
        var command = new Command(
            "migrate-db",
            "Copy a store into another one, of any engine, while nothing writes to either. Exit status 0 when all was copied and compared, 1 if the target is "
            + "not empty or the source was changed in between, 2 if a store can't be used.")
        {
            from, to, clean, file,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed, parsed.GetValue(file), parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(clean), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? file, string from, string to, bool clean, CancellationToken cancellationToken)
    {
        try
        {
            await using var source = await OpenAsync(file, from, mustExist: true, cancellationToken);
            await using var target = await OpenAsync(file, to, mustExist: false, cancellationToken);
            var report = await new Migration(EngineOf(source), EngineOf(target)).RunAsync(clean, cancellationToken);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(report);
            return 0;
        }
        catch (MigrationException refusal)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"vlcp: {refusal.Message}");
            return 1;
        }
        catch (Exception failure) when (failure is ConfigurationException or ApiException or StoreException or ModuleLoadException)
        {
            return await OpenStore.FailAsync(parsed, failure);
        }
    }

    // The module of a store in a server of its own, as far as it is needed: what the configuration says about the store counts.
    private static async Task<VlcpServer> OpenAsync(string? file, string store, bool mustExist, CancellationToken cancellationToken)
    {
        var isModule = IsModule(file, store);
        var builder = ServerSetup.Create(new StartRequest(file, isModule ? null : store, [StoreUrl.Proxy]));
        if (isModule)
        {
            builder.Set(StoreUrl.Setting, store);
        }

        if (mustExist)
        {
            OpenStore.RequireKept(builder);
        }

        var server = builder.Build();
        if (await server.StartAsync(cancellationToken) is [var failure, ..])
        {
            await server.DisposeAsync();
            throw failure;
        }

        return server;
    }

    private static bool IsModule(string? file, string store)
    {
        var builder = ServerSetup.Create(new StartRequest(file, null, []));
        return builder.Catalog.FindByUrl(store) is null
            && builder.Catalog.Find(store, ConfigTree.Empty) is { } module
            && module.Type.IsAssignableTo(typeof(IStorageModule));
    }

    private static IStoreEngine EngineOf(VlcpServer server) => server.Modules.GetModule<IStorageModule>(StoreUrl.Proxy).Engine;
}
