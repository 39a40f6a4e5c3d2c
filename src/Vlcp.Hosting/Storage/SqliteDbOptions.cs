using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Storage;

/// <summary>Settings of the store in an SQLite file.</summary>
[Configuration("module.sqlitedb")]
public sealed class SqliteDbOptions
{
    /// <summary>Path of the file.</summary>
    [Setting("path", "Path of the file; its directory is created. Several processes of this machine may use it. None: /var/lib/vlcp/vlcp.db for root, else vlcp/vlcp.db in $XDG_STATE_HOME or ~/.local/state.")]
    public string? Path { get; init; }
}
