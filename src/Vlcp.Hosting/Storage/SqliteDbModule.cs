using Vlcp.Hosting.Modules;
using Vlcp.Storage;

namespace Vlcp.Hosting.Storage;

/// <summary>A store in one SQLite file: the default, without anything to set up.</summary>
/// <param name="context">What the server offers.</param>
/// <param name="options">Its settings.</param>
[Module("sqlitedb", LoadingPath = "vlcp.service.connection.sqlitedb.SqliteDB", Service = true, Summary = "Keep the network description in an SQLite file.")]
public sealed class SqliteDbModule(ModuleContext context, SqliteDbOptions options) : Module(context), IStorageModule, IAsyncDisposable
{
    private SqliteStoreEngine? engine;

    /// <inheritdoc/>
    public IStoreEngine Engine => engine ?? throw ApiException.Unavailable("The store is not open");

    /// <summary>Where the file is.</summary>
    /// <param name="options">Settings of the module.</param>
    /// <returns>Its full path.</returns>
    public static string PathOf(SqliteDbOptions options) => Path.GetFullPath(options.Path ?? DefaultPath);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => engine?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    protected override Task StartAsync(CancellationToken cancellationToken)
    {
        var path = PathOf(options);
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
