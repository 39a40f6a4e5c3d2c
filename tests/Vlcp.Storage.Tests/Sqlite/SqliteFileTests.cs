using System.Text;
using Vlcp.Storage.Contract.Servers;

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

    [Fact]
    public async Task A_full_disk_refuses_writes_serves_reads_and_works_again_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync("4m", TestContext.Current.CancellationToken);
        await using var engine = SqliteStoreEngine.Open(Path.Combine(disk.Directory, "store.db"));
        await WriteAsync(engine);
        disk.Fill();
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteAsync(engine, "big", 1_000_000).AsTask());
        Assert.Contains("full", error.Message, StringComparison.Ordinal);
        var all = await engine.ReadAsync(StoreQuery.Of(KeyRange.All), TestContext.Current.CancellationToken);
        Assert.Equal(["a"], all.Range(KeyRange.All).Select(entry => entry.Key));
        disk.MakeRoom();
        Assert.True((await WriteAsync(engine, "big", 1_000_000)).Changed);
        Assert.True(engine.Status.IsAvailable);
    }

    [Fact]
    public async Task A_file_on_a_read_only_disk_is_reported_as_unavailable_and_left_as_it_is()
    {
        await using var disk = await SmallDisk.MountAsync("4m", TestContext.Current.CancellationToken);
        var path = Path.Combine(disk.Directory, "store.db");
        await using (var engine = SqliteStoreEngine.Open(path))
        {
            await WriteAsync(engine);
        }

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        await disk.MakeReadOnlyAsync(TestContext.Current.CancellationToken);
        var error = Assert.Throws<StoreUnavailableException>(() => SqliteStoreEngine.Open(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    private static ValueTask<StoreCommit> WriteAsync(SqliteStoreEngine engine, string key, int length) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(new StoreWrite(key, new byte[length])), TestContext.Current.CancellationToken);

    private static ValueTask<StoreCommit> WriteAsync(SqliteStoreEngine engine) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(new StoreWrite("a", "1"u8.ToArray())), default);
}
