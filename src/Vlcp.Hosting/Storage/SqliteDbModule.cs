using Vlcp.Hosting.Configuration;
using Vlcp.Hosting.Modules;
using Vlcp.Storage;

namespace Vlcp.Hosting.Storage;

/// <summary>A store in one SQLite file: the default, without anything to set up.</summary>
/// <param name="context">What the server offers.</param>
[Module("sqlitedb", LoadingPath = "vlcp.service.connection.sqlitedb.SqliteDB", Service = true, UrlSchemes = ["sqlite"], Summary = "Keep the network description in an SQLite file.")]
public sealed class SqliteDbModule(ModuleContext context) : Module(context), IStorageModule, IAsyncDisposable
{
    private SqliteStoreEngine? engine;

    /// <inheritdoc/>
    public IStoreEngine Engine => engine ?? throw ApiException.Unavailable("The store is not open");

    /// <summary>Where the file is: <c>sqlite:PATH</c> in <c>proxy.kvstorage</c>, else the module's setting.</summary>
    /// <param name="configuration">The server's configuration.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="ConfigurationException">The URL names no file.</exception>
    public static string PathOf(ConfigTree configuration)
    {
        if (StoreUrl.Of(configuration, "sqlite") is not { } url)
        {
            return Path.GetFullPath(OptionsBinder.Bind<SqliteDbOptions>(configuration).Path ?? DefaultPath);
        }

        var path = url["sqlite:".Length..];
        path = path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
        return path.Length > 0 ? Path.GetFullPath(path) : throw new ConfigurationException($"{StoreUrl.Setting}: '{url}' names no file");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        var path = PathOf(Context.Configuration);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        engine = SqliteStoreEngine.Open(path, Context.TimeProvider, Context.Logger);
        return Task.CompletedTask;
    }

    private static string DefaultPath => Environment.IsPrivilegedProcess ? "/var/lib/vlcp/vlcp.db" : Path.Combine(UserDirectory, "vlcp.db");

    private static string UserDirectory =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state
            ? Path.Combine(state, "vlcp")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "vlcp");
}
