using Vlcp.Storage.Sqlite;

namespace Vlcp.Storage.Histories.Tests.Faults;

/// <summary>Somebody else holds the write lock of an SQLite file.</summary>
internal sealed class LockedFile(string path) : IStoreFault
{
    private SqliteConnection? _holder;

    public string Name => "the file was locked";

    public Task StrikeAsync(Random random, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            _holder = new SqliteConnection(path, TimeSpan.FromSeconds(60));
            _holder.Execute("BEGIN IMMEDIATE");
        },
        cancellationToken);

    public Task HealAsync(CancellationToken cancellationToken)
    {
        _holder?.Execute("ROLLBACK");
        _holder?.Dispose();
        _holder = null;
        return Task.CompletedTask;
    }
}
