using System.Text;

namespace Vlcp.Storage.Tests.Sqlite;

public sealed class SqliteFileTests : IDisposable
{
    private readonly StoreFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Content_revision_and_time_survive_a_restart()
    {
        StoreCommit commit;
        await using (var engine = SqliteStoreEngine.Open(_file.Path))
        {
            commit = await engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(new StoreWrite("a", "1"u8.ToArray())), default);
        }

        await using var again = SqliteStoreEngine.Open(_file.Path);
        var snapshot = await again.ReadAsync(StoreQuery.Of("a"), default);
        Assert.Equal(commit.Revision, snapshot.Revision);
        Assert.Equal(commit.Revision, snapshot.Get("a")!.Revision);
        Assert.True(snapshot.Timestamp > commit.Timestamp);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("not a database, just a letter to a friend. ", 50));
        File.WriteAllText(_file.Path, text);
        Assert.Throws<StoreFormatException>(() => SqliteStoreEngine.Open(_file.Path));
        Assert.Equal(text, File.ReadAllText(_file.Path));
    }

    [Theory]
    [InlineData("CREATE TABLE songs (title TEXT)")]
    [InlineData("PRAGMA application_id = 1234")]
    [InlineData("PRAGMA application_id = 0x564C4350; PRAGMA user_version = 2")]
    public void A_database_of_somebody_else_or_of_a_newer_version_is_refused(string statements)
    {
        using (var foreign = new Storage.Sqlite.SqliteConnection(_file.Path, TimeSpan.FromSeconds(1)))
        {
            foreach (var statement in statements.Split(';'))
            {
                foreign.Execute(statement);
            }
        }

        var bytes = File.ReadAllBytes(_file.Path);
        Assert.Throws<StoreFormatException>(() => SqliteStoreEngine.Open(_file.Path));
        Assert.Equal(Encoding.Latin1.GetString(bytes), Encoding.Latin1.GetString(File.ReadAllBytes(_file.Path)));
    }

    [Fact]
    public void A_missing_directory_is_reported_as_unavailable() =>
        Assert.Throws<StoreUnavailableException>(() => SqliteStoreEngine.Open(Path.Combine(_file.Path, "nowhere", "store.db")));

    [Fact]
    public async Task A_writer_that_another_process_keeps_out_fails_and_works_again_later()
    {
        await using var engine = SqliteStoreEngine.Open(_file.Path, busyTimeout: TimeSpan.FromMilliseconds(50));
        using var holder = new Storage.Sqlite.SqliteConnection(_file.Path, TimeSpan.FromSeconds(10));
        holder.Execute("BEGIN IMMEDIATE");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(engine).AsTask());
        Assert.Null((await engine.ReadAsync(StoreQuery.Of("a"), default)).Get("a"));
        holder.Execute("ROLLBACK");
        Assert.True((await WriteAsync(engine)).Changed);
        Assert.True(engine.Status.IsAvailable);
    }

    [Fact]
    public async Task A_store_that_can_be_read_is_there_although_a_write_failed()
    {
        await using var engine = SqliteStoreEngine.Open(_file.Path, busyTimeout: TimeSpan.FromMilliseconds(50));
        using var holder = new Storage.Sqlite.SqliteConnection(_file.Path, TimeSpan.FromSeconds(10));
        holder.Execute("BEGIN IMMEDIATE");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(engine).AsTask());
        Assert.True(SpinWait.SpinUntil(() => engine.Status.IsAvailable, TimeSpan.FromSeconds(60)));
        holder.Execute("ROLLBACK");
    }

    private static ValueTask<StoreCommit> WriteAsync(SqliteStoreEngine engine) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(new StoreWrite("a", "1"u8.ToArray())), default);
}
