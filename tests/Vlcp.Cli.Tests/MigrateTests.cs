using System.Text;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;
using Xunit;

namespace Vlcp.Cli.Tests;

public sealed class MigrateTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("vlcp-migrate-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string First => Path.Combine(directory, "first.db");

    private string Second => Path.Combine(directory, "second.db");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_store_goes_to_another_engine_and_back_without_a_difference()
    {
        await using var redis = await RedisServers.StartAsync(["--requirepass", "secret"], Cancellation);
        var url = $"redis://:secret@127.0.0.1:{redis.Port}/1";
        var before = await FillAsync(First);
        var (status, output, errors) = await RunAsync("migrate-db", First, url);
        Assert.Equal((0, ""), (status, errors));
        Assert.Contains("1001 keys", output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", output, StringComparison.Ordinal);
        var list = await RunAsync("db", "list", "k.0001", "--data", url);
        Assert.Equal((0, """{"key":"k.0001","value":1}"""), (list.Status, list.Output.Trim()));
        Assert.Equal((1, "null"), ((await RunAsync("db", "get", "none", "--data", url)) is var none ? none.Status : 0, none.Output.Trim()));
        var file = Path.Combine(directory, "vlcp.conf");
        await File.WriteAllTextAsync(file, $"module.redisdb.url = '{url}'\nmodule.sqlitedb.path = '{Second}'", Cancellation);
        Assert.Equal(0, (await RunAsync("migrate-db", "redisdb", "vlcp.service.connection.sqlitedb.SqliteDB", "-f", file)).Status);
        Assert.Equal(before, await ContentAsync(Second));
    }

    [Fact]
    public async Task A_target_with_content_is_left_alone_unless_it_may_be_emptied()
    {
        var wanted = await FillAsync(First);
        await using (var other = SqliteStoreEngine.Open(Second))
        {
            await other.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put("old", "1"u8.ToArray())), Cancellation);
        }

        var (status, _, errors) = await RunAsync("migrate-db", First, $"sqlite:{Second}");
        Assert.Equal(1, status);
        Assert.Contains("not empty", errors, StringComparison.Ordinal);
        Assert.Equal("old=1", await ContentAsync(Second));
        Assert.Equal(0, (await RunAsync("migrate-db", First, $"sqlite:{Second}", "--clean")).Status);
        Assert.Equal(wanted, await ContentAsync(Second));
    }

    [Fact]
    public async Task A_store_is_not_copied_into_itself_and_a_missing_one_is_told()
    {
        await FillAsync(First);
        var (status, _, errors) = await RunAsync("migrate-db", First, $"sqlite:{First}", "--clean");
        Assert.Equal(1, status);
        Assert.Contains("same store", errors, StringComparison.Ordinal);
        Assert.Equal(1001, (await ContentAsync(First)).Split(' ').Length);
        (status, _, errors) = await RunAsync("migrate-db", Path.Combine(directory, "none.db"), Second);
        Assert.Equal(2, status);
        Assert.Contains("none.db", errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Second));
    }

    private static async Task<string> FillAsync(string path)
    {
        await using var engine = SqliteStoreEngine.Open(path);
        await engine.UpdateAsync(
            StoreQuery.Empty,
            _ => StoreUpdate.Write([.. Enumerable.Range(0, 1000).Select(i => StoreWrite.Put($"k.{i:D4}", Encoding.UTF8.GetBytes($"{i}"))), StoreWrite.Put("members.empty", default)]),
            Cancellation);
        return await ContentAsync(path);
    }

    private static async Task<string> ContentAsync(string path)
    {
        await using var engine = SqliteStoreEngine.Open(path);
        var all = await engine.ReadAsync(StoreQuery.Of(KeyRange.All), Cancellation);
        return string.Join(' ', all.Range(KeyRange.All).Select(entry => $"{entry.Key}={Encoding.UTF8.GetString(entry.Value.Span)}"));
    }

    private static async Task<(int Status, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var vlcp = VlcpProcess.Start(arguments);
        var (output, errors) = (vlcp.Output.ReadToEndAsync(Cancellation), vlcp.Errors.ReadToEndAsync(Cancellation));
        return (await vlcp.WaitForExitAsync(Cancellation), await output, await errors);
    }
}
