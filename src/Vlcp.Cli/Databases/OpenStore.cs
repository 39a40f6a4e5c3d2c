using System.CommandLine;
using System.Reflection;
using Vlcp.Cli.Starting;
using Vlcp.Hosting;
using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Hosting.Storage;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Cli.Databases;

/// <summary>Opens the store that a server with the same options would use, and no other part of the server.</summary>
internal static class OpenStore
{
    /// <summary>The store can't be opened or read.</summary>
    internal const int Unreadable = 2;

    /// <summary>Runs something on the store.</summary>
    /// <returns>What <paramref name="work"/> returns, or 2 if the store can't be opened or read.</returns>
    public static async Task<int> RunAsync(
        StartRequest location, Func<ObjectDatabase, Task<int>> work, ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var builder = ServerSetup.Create(location);
            RequireKept(builder);
            await using var server = builder.Build();
            if (await server.StartAsync(cancellationToken) is [var failure, ..])
            {
                return await FailAsync(parsed, failure);
            }

            var database = server.Modules.GetModule<ObjectDbModule>().Database;
            foreach (var name in StandardModules.Assemblies)
            {
                database.Schema.AddAssembly(Assembly.Load(name));
            }

            return await work(database);
        }
        catch (Exception failure) when (failure is ConfigurationException or ApiException or StoreException)
        {
            return await FailAsync(parsed, failure);
        }
    }

    // A look at a store must not make an empty one where somebody has mistyped its path.
    internal static void RequireKept(VlcpServerBuilder builder)
    {
        var configuration = builder.BuildConfiguration();
        var store = builder.Catalog.Get("kvstorage", configuration).Type;
        if (store == typeof(MemoryDbModule))
        {
            throw new ConfigurationException("A store in memory is only there for the server that has it");
        }

        if (store == typeof(SqliteDbModule) && SqliteDbModule.PathOf(configuration) is var path && !File.Exists(path))
        {
            throw new StoreUnavailableException($"There is no store '{path}'");
        }
    }

    internal static async Task<int> FailAsync(ParseResult parsed, Exception failure)
    {
        await parsed.InvocationConfiguration.Error.WriteLineAsync($"vlcp: {failure.Message}");
        return Unreadable;
    }
}
