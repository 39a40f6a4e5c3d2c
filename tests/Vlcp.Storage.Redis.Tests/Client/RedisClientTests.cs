using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Vlcp.Storage.Redis.Tests.Client;

public sealed class RedisClientTests(RedisFixture redis) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private RedisClient _client = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _client = new RedisClient(new RedisClientOptions { Address = RedisAddress.Parse(redis.Servers.NewStore()) }, NullLogger.Instance);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();

    [Fact]
    public async Task Many_callers_at_once_each_get_their_own_reply_over_one_connection()
    {
        var id = (await _client.ExecuteAsync(new RespCommand("CLIENT", "ID"), Cancelled)).AsInteger();
        var echoes = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Run(() => _client.ExecuteAsync(new RespCommand("ECHO", $"{i}"), Cancelled))));
        Assert.Equal(Enumerable.Range(0, 2000).Select(i => $"{i}"), echoes.Select(echo => echo.AsText()));
        Assert.Equal(id, (await _client.ExecuteAsync(new RespCommand("CLIENT", "ID"), Cancelled)).AsInteger());
    }

    [Fact]
    public async Task A_batch_answers_in_order_with_errors_among_the_replies_and_a_single_error_is_thrown()
    {
        var replies = await _client.ExecuteBatchAsync([new RespCommand("SET", "text", "x"), new RespCommand("INCR", "text"), new RespCommand("GET", "text")], Cancelled);
        Assert.Equal([RespKind.SimpleString, RespKind.Error, RespKind.BulkString], replies.Select(reply => reply.Kind));
        var error = await Assert.ThrowsAsync<RedisReplyException>(() => _client.ExecuteAsync(new RespCommand("LPUSH", "text", "y"), Cancelled));
        Assert.Equal("WRONGTYPE", error.Code);
    }

    [Fact]
    public async Task A_watched_transaction_is_given_up_when_somebody_else_was_faster()
    {
        await using var own = await _client.OpenConnectionAsync(Cancelled);
        await own.ExecuteAsync(new RespCommand("WATCH", "n"), Cancelled);
        await _client.ExecuteAsync(new RespCommand("SET", "n", 1), Cancelled);
        var replies = await own.ExecuteBatchAsync([new RespCommand("MULTI"), new RespCommand("SET", "n", 2), new RespCommand("EXEC")], Cancelled);
        Assert.True(replies[2].IsNull);
        replies = await own.ExecuteBatchAsync([new RespCommand("MULTI"), new RespCommand("INCR", "n"), new RespCommand("EXEC")], Cancelled);
        Assert.Equal(2, replies[2].Items[0].AsInteger());
    }

    [Fact]
    public async Task A_blocking_command_on_a_connection_of_its_own_holds_up_nobody()
    {
        await using var own = await _client.OpenConnectionAsync(Cancelled);
        var waiting = own.ExecuteAsync(new RespCommand("BLPOP", "queue", 0), Cancelled);
        await _client.ExecuteAsync(new RespCommand("RPUSH", "queue", "item"), Cancelled);
        Assert.Equal("item", (await waiting.WaitAsync(Patience, Cancelled)).Items[1].AsText());
    }

    [Fact]
    public async Task Channels_and_patterns_are_heard_from_their_marker_on()
    {
        var name = $"test.{Guid.NewGuid()}.";
        await using var channel = _client.Subscriber.Subscribe([name + "a"]);
        await using var pattern = _client.Subscriber.Subscribe([name + "*"], isPattern: true);
        Assert.True((await NextAsync(channel)).IsConnected);
        Assert.True((await NextAsync(pattern)).IsConnected);
        await _client.ExecuteAsync(new RespCommand("PUBLISH", name + "b", "1"), Cancelled);
        await _client.ExecuteAsync(new RespCommand("PUBLISH", name + "a", "2"), Cancelled);
        Assert.Equal((name + "a", "2"), Show(await NextAsync(channel)));
        Assert.Equal((name + "b", "1"), Show(await NextAsync(pattern)));
        Assert.Equal((name + "a", "2"), Show(await NextAsync(pattern)));
    }

    [Fact]
    public async Task A_script_is_sent_once_and_then_known_by_its_hash()
    {
        var script = new RedisScript($"return ARGV[1] .. '{Guid.NewGuid()}'");
        Assert.StartsWith("x", (await _client.EvaluateAsync(script, [], ["x"], Cancelled)).AsText(), StringComparison.Ordinal);
        Assert.Equal(1, (await _client.ExecuteAsync(new RespCommand("SCRIPT", "EXISTS", script.Hash), Cancelled)).Items[0].AsInteger());
    }

    private static (string?, string) Show(RedisMessage message) => (message.Channel, Encoding.UTF8.GetString(message.Payload.Span));

    private static async Task<RedisMessage> NextAsync(RedisSubscription subscription) =>
        await subscription.Messages.ReadAsync(Cancelled).AsTask().WaitAsync(Patience, Cancelled);
}
