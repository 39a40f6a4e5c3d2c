using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Redis.Tests.Engine;

/// <summary>Servers that do not serve us: each time a clear error, nothing lost, and few lines in the log.</summary>
public sealed class RedisRefusalTests(RedisFixture redis)
{
    private readonly LogLines _log = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost/", "http")]
    [InlineData("redis://localhost/zero", "zero")]
    [InlineData("redis://user:secret@localhost:99999/", "99999")]
    [InlineData("ptcp://localhost/", "ptcp")]
    public void A_wrong_URL_is_refused_without_showing_its_password(string url, string named)
    {
        var error = Assert.Throws<FormatException>(() => RedisAddress.Parse(url));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis://", "redis://localhost:6379/")]
    [InlineData("tcp:///", "redis://localhost:6379/")]
    [InlineData("rediss://:p%40ss@db.example.net/3", "rediss://db.example.net:6379/3")]
    [InlineData("redis://me:secret@[::1]:7000", "redis://[::1]:7000/")]
    [InlineData("unix:///run/redis.sock", "redis+unix:///run/redis.sock/")]
    public void A_URL_is_read(string url, string shown) => Assert.Equal(shown, RedisAddress.Parse(url).ToString());

    [Fact]
    public async Task Nobody_at_the_address_is_told_in_time_and_does_not_flood_the_log()
    {
        using var port = TestPort.Take();
        await using var engine = Open($"redis://127.0.0.1:{port.Number}/", seconds: 2);
        var error = await FailAsync<StoreUnavailableException>(engine);
        Assert.Contains($"{port.Number}", error.Message, StringComparison.Ordinal);
        await FailAsync<StoreUnavailableException>(engine);
        Assert.False(engine.Status.IsAvailable);
        Assert.InRange(_log.Lines.Count, 1, 3);
    }

    [Fact]
    public async Task A_server_of_another_protocol_is_told_and_does_not_flood_the_log()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeHttpAsync(listener);
        await using (var engine = Open($"redis://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/", seconds: 2))
        {
            await FailAsync<StoreUnavailableException>(engine);
            await FailAsync<StoreUnavailableException>(engine);
            Assert.InRange(_log.Lines.Count, 1, 3);
        }

        listener.Stop();
        await serving;
    }

    [Theory]
    [InlineData("")]
    [InlineData(":wrong@")]
    [InlineData("nobody:secret@")]
    public async Task A_wrong_password_is_told_does_not_flood_the_log_and_the_right_one_works(string credentials)
    {
        await using var servers = await RedisServers.StartAsync(["--requirepass", "secret"], Cancelled);
        await using (var engine = Open($"redis://{credentials}127.0.0.1:{servers.Port}/"))
        {
            var error = await FailAsync<StoreUnavailableException>(engine);
            Assert.Matches("NOAUTH|WRONGPASS", error.Message);
            Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
            await FailAsync<StoreUnavailableException>(engine);
            Assert.InRange(_log.Lines.Count, 1, 3);
        }

        await using var allowed = Open($"redis://:secret@127.0.0.1:{servers.Port}/");
        Assert.True((await PutAsync(allowed, "a", 1)).Changed);
    }

    [Fact]
    public async Task Data_of_another_application_is_refused_and_left_as_it_is()
    {
        var url = redis.Servers.NewStore();
        var database = url[(url.LastIndexOf('/') + 1)..];
        await using var client = new RedisClient(new RedisClientOptions { Address = RedisAddress.Parse(url) }, _log);
        await client.ExecuteAsync(new RespCommand("SET", "song", "la la"), Cancelled);
        await using var engine = Open(url);
        await using var feed = engine.OpenFeed();
        var error = await FailAsync<StoreFormatException>(engine);
        Assert.Contains($"/{database} holds data of another application", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreFormatException>(() => PutAsync(engine, "a", 1));
        Assert.False(engine.Status.IsAvailable);
        Assert.Equal(1, (await client.ExecuteAsync(new RespCommand("DBSIZE"), Cancelled)).AsInteger());
        await client.ExecuteAsync(new RespCommand("DEL", "song"), Cancelled);
        Assert.True((await PutAsync(engine, "a", 1)).Changed);
        Assert.True(engine.Status.IsAvailable);
        Assert.InRange(_log.Lines.Count, 0, 3);
    }

    [Fact]
    public async Task A_store_of_a_newer_version_is_refused()
    {
        var url = redis.Servers.NewStore();
        await using var engine = Open(url);
        await PutAsync(engine, "a", 1);
        await engine.Client.ExecuteAsync(new RespCommand("HSET", "vlcp:store", "version", "2"), Cancelled);
        Assert.Contains("newer", (await FailAsync<StoreFormatException>(engine)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_replica_is_refused_by_name_and_serves_when_it_has_become_a_master()
    {
        await using var master = await RedisServers.StartAsync([], Cancelled);
        await using var first = Open(master.Url(0));
        await PutAsync(first, "a", 1);
        await using var replica = await RedisServers.StartAsync(["--replicaof", "127.0.0.1", master.Port.ToString(CultureInfo.InvariantCulture)], Cancelled);
        await replica.Process.WaitUntilAsync(async cancellationToken => await replica.CommandAsync("DBSIZE", cancellationToken) != ":0", Cancelled);
        await using var engine = Open(replica.Url(0));
        var error = await FailAsync<StoreUnavailableException>(engine);
        Assert.Contains($"read-only replica of 127.0.0.1:{master.Port}", error.Message, StringComparison.Ordinal);
        await replica.CommandAsync("REPLICAOF NO ONE", Cancelled);
        await UntilItWorksAsync(() => PutAsync(engine, "b", 1));
        Assert.NotNull((await engine.ReadAsync(StoreQuery.Of("a"), Cancelled)).Get("a"));
    }

    [Fact]
    public async Task A_server_without_memory_left_refuses_writes_serves_reads_and_works_again_when_it_has_some()
    {
        await using var servers = await RedisServers.StartAsync(["--maxmemory", "4mb", "--maxmemory-policy", "noeviction"], Cancelled);
        await using var engine = new RedisStoreEngine(
            new RedisClientOptions { Address = RedisAddress.Parse(servers.Url(0)) }, new RedisStoreSettings { Deflate = false }, _log);
        var stored = 0;
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            for (; ; stored++)
            {
                await PutAsync(engine, $"k.{stored}", 100_000);
            }
        });
        Assert.Contains("maxmemory", error.Message, StringComparison.Ordinal);
        Assert.False(engine.Status.IsAvailable);
        var all = (await engine.ReadAsync(StoreQuery.Of(KeyRange.All), Cancelled)).Range(KeyRange.All);
        Assert.Equal(stored, all.Count);
        await servers.CommandAsync("CONFIG SET maxmemory 100mb", Cancelled);
        await PutAsync(engine, "more", 100_000);
        Assert.True(engine.Status.IsAvailable);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task A_server_whose_disk_is_full_refuses_writes_serves_reads_and_works_again_when_there_is_room()
    {
        await using var servers = await RedisServers.StartAsync(["--appendfsync", "everysec"], Cancelled, diskSize: "3m");
        var ballast = Path.Combine(servers.DiskFromOutside, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1_000_000], Cancelled);
        await using var engine = new RedisStoreEngine(
            new RedisClientOptions { Address = RedisAddress.Parse(servers.Url(0)) }, new RedisStoreSettings { Deflate = false }, _log);
        var stored = 0;
        var error = await UntilItFailsAsync(async () =>
        {
            await PutAsync(engine, $"k.{stored}", 100_000);
            stored++;
        });
        Assert.Contains("No space left", error.Message, StringComparison.Ordinal);
        Assert.Contains("disk", error.Message, StringComparison.Ordinal);
        Assert.Equal(stored, (await engine.ReadAsync(StoreQuery.Of(KeyRange.All), Cancelled)).Range(KeyRange.All).Count);
        File.Delete(ballast);
        await UntilItWorksAsync(() => PutAsync(engine, "a", 1));
        Assert.True(engine.Status.IsAvailable);
        Assert.Empty(_log.Lines);
    }

    private static async Task<TError> FailAsync<TError>(IStoreEngine engine)
        where TError : StoreException => await Assert.ThrowsAsync<TError>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());

    private static Task<StoreCommit> PutAsync(IStoreEngine engine, string key, int length) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put(key, new byte[length])), Cancelled).AsTask();

    private static async Task UntilItWorksAsync(Func<Task> call)
    {
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                await call();
                return;
            }
            catch (StoreUnavailableException) when (TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(20, Cancelled);
            }
        }
    }

    private static async Task<StoreException> UntilItFailsAsync(Func<Task> call)
    {
        for (var start = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60);)
        {
            try
            {
                await call();
                await Task.Delay(20, Cancelled);
            }
            catch (StoreException failure)
            {
                return failure;
            }
        }

        throw new TimeoutException("The server goes on to write.");
    }

    private static async Task ServeHttpAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(Cancelled);
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false, Cancelled);
                await stream.WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"), Cancelled);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private RedisStoreEngine Open(string url, double seconds = 60) =>
        new(new RedisClientOptions { Address = RedisAddress.Parse(url), Timeout = TimeSpan.FromSeconds(seconds) }, logger: _log);
}
