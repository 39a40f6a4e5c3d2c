using System.Text.Json;
using Vlcp.Events.Tests;

namespace Vlcp.Ovsdb.Tests;

public sealed class JsonRpcConnectionTests
{
    private readonly RecordedLog log = new();
    private readonly HandDrivenTime time = new();
    private readonly List<string> notifications = [];

    [Fact]
    public async Task A_request_gets_the_reply_with_its_id()
    {
        var (connection, peer) = await StartAsync();
        await using var closing = connection;
        var first = connection.RequestAsync("first", WriteEmpty, Waiting.Cancel);
        var firstId = Id(await peer.ReceiveUntilAsync("}"));
        var second = connection.RequestAsync("second", WriteEmpty, Waiting.Cancel);
        await peer.ReceiveUntilAsync("second");
        await peer.SendAsync($$"""{"id":{{firstId + 1}},"result":"b","error":null}{"id":{{firstId}},"result":"a","error":null}""");
        Assert.Equal("a", (await first.InTime()).GetString());
        Assert.Equal("b", (await second.InTime()).GetString());
    }

    [Fact]
    public async Task An_error_reply_fails_the_request_only()
    {
        var (connection, peer) = await StartAsync();
        await using var closing = connection;
        var request = connection.RequestAsync("m", WriteEmpty, Waiting.Cancel);
        var id = Id(await peer.ReceiveUntilAsync("}"));
        await peer.SendAsync($$"""{"id":{{id}},"result":null,"error":"no"}""");
        var error = await Assert.ThrowsAsync<JsonRpcErrorException>(request.InTime);
        Assert.Equal("no", error.Error.GetString());
        Assert.False(connection.Completion.IsCompleted);
    }

    [Fact]
    public async Task Echo_of_the_peer_is_answered_and_other_methods_are_refused()
    {
        var (connection, peer) = await StartAsync();
        await using var closing = connection;
        await peer.SendAsync("""{"method":"echo","params":["^",{"a":1}],"id":"x"}{"method":"rm","params":[],"id":7}""");
        var received = await peer.ReceiveUntilAsync("\"id\":7}");
        Assert.Equal(
            """{"result":["^",{"a":1}],"error":null,"id":"x"}{"result":null,"error":"method is not supported","id":7}""", received);
    }

    [Fact]
    public async Task Notifications_arrive_in_order()
    {
        var (connection, peer) = await StartAsync();
        await peer.SendAsync("""{"method":"a","params":[],"id":null}{"method":"b","params":[]}{"method":"c","params":[],"id":null}""");
        peer.Dispose();
        await connection.Completion.InTime();
        await connection.DisposeAsync();
        Assert.Equal(["a", "b", "c"], notifications);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{\"id\":null,\"result\":1}")]
    [InlineData("{\"result\":1,\"error\":null}")]
    [InlineData("{\"method\":null,\"params\":[],\"id\":1}")]
    [InlineData("{\"method\":\"echo\",\"params\":[],\"id\":1}]")]
    public async Task What_is_no_message_ends_the_connection_with_one_line(string text)
    {
        var (connection, peer) = await StartAsync();
        await peer.SendAsync(text);
        var reason = await connection.Completion.InTime();
        await peer.WaitUntilClosedAsync();
        await connection.DisposeAsync();
        Assert.Equal(JsonRpcDisconnectCause.ProtocolViolation, reason.Cause);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task An_end_within_a_message_is_told_from_one_between_messages()
    {
        var (half, halfPeer) = await StartAsync();
        await halfPeer.SendAsync("""{"method":"a","params":[""");
        halfPeer.Dispose();
        Assert.Equal(JsonRpcDisconnectCause.ProtocolViolation, (await half.Completion.InTime()).Cause);
        await half.DisposeAsync();

        var (whole, wholePeer) = await StartAsync();
        await wholePeer.SendAsync("""{"method":"a","params":[],"id":null}""" + "\n");
        wholePeer.Dispose();
        Assert.Equal(JsonRpcDisconnectCause.ClosedByPeer, (await whole.Completion.InTime()).Cause);
        await whole.DisposeAsync();
    }

    [Fact]
    public async Task The_end_fails_pending_and_later_requests()
    {
        var (connection, peer) = await StartAsync();
        var pending = connection.RequestAsync("m", WriteEmpty, Waiting.Cancel);
        await peer.ReceiveUntilAsync("}");
        peer.Dispose();
        await Assert.ThrowsAsync<JsonRpcConnectionClosedException>(pending.InTime);
        var late = connection.RequestAsync("m", WriteEmpty, Waiting.Cancel);
        var error = await Assert.ThrowsAsync<JsonRpcConnectionClosedException>(late.InTime);
        Assert.Contains("Connection is down before reply received", error.Message, StringComparison.Ordinal);
        Assert.True(connection.Ended.IsCancellationRequested);
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task A_cancelled_request_leaves_the_connection_usable()
    {
        var (connection, peer) = await StartAsync();
        await using var closing = connection;
        using var cancel = new CancellationTokenSource();
        var request = connection.RequestAsync("slow", WriteEmpty, _ => { }, "cancel", cancel.Token);
        var id = Id(await peer.ReceiveUntilAsync("}"));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(request.InTime);
        await peer.ReceiveUntilAsync($$"""{"method":"cancel","params":[{{id}}],"id":null}""");
        await peer.SendAsync($$"""{"id":{{id}},"result":1,"error":null}{"method":"echo","params":[],"id":5}""");
        await peer.ReceiveUntilAsync("\"id\":5}");
    }

    [Fact]
    public async Task Silence_is_questioned_by_echo_and_then_ends_the_connection()
    {
        var (connection, peer) = await StartAsync(keepAlive: true);
        await time.UntilTimerIsSetAsync(TimeSpan.FromSeconds(10), Waiting.Cancel);
        time.Advance(TimeSpan.FromSeconds(10));
        await peer.ReceiveUntilAsync("\"echo\"");
        Assert.False(connection.Completion.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(JsonRpcDisconnectCause.KeepAliveTimeout, (await connection.Completion.InTime()).Cause);
        await peer.WaitUntilClosedAsync();
        await connection.DisposeAsync();
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task A_peer_that_answers_echo_lives_and_is_questioned_again()
    {
        var (connection, peer) = await StartAsync(keepAlive: true);
        await using var closing = connection;
        await time.UntilTimerIsSetAsync(TimeSpan.FromSeconds(10), Waiting.Cancel);
        time.Advance(TimeSpan.FromSeconds(10));
        var id = Id(await peer.ReceiveUntilAsync("}"));
        await peer.SendAsync($$"""{"id":{{id}},"result":[],"error":null}{"method":"echo","params":[],"id":"seen"}""");
        await peer.ReceiveUntilAsync("seen");
        await time.UntilTimerIsSetAsync(TimeSpan.FromSeconds(10), Waiting.Cancel);
        time.Advance(TimeSpan.FromSeconds(10));
        await peer.ReceiveUntilAsync($"\"id\":{id + 1}}}");
        Assert.False(connection.Completion.IsCompleted);
    }

    [Fact]
    public async Task A_peer_that_does_not_read_makes_senders_wait()
    {
        var (connection, peer) = await StartAsync();
        // 64 MiB: more than the socket buffers and the queue together ever hold, so the last one cannot have been sent.
        var text = new string('x', 1024 * 1024);
        var sending = Enumerable.Range(0, 64)
            .Select(_ => connection.NotifyAsync("n", json => WriteText(json, text), Waiting.Cancel)).ToList();
        Assert.False(sending[^1].IsCompleted);
        await connection.DisposeAsync();
        await Assert.ThrowsAsync<JsonRpcConnectionClosedException>(sending[^1].InTime);
        peer.Dispose();
    }

    private static void WriteEmpty(Utf8JsonWriter json) => WriteText(json, null);

    private static void WriteText(Utf8JsonWriter json, string? text)
    {
        json.WriteStartArray();
        if (text is not null)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    private static long Id(string message)
    {
        using var document = JsonDocument.Parse(message);
        return document.RootElement.GetProperty("id").GetInt64();
    }

    private async Task<(JsonRpcConnection Connection, RawPeer Peer)> StartAsync(bool keepAlive = false)
    {
        var (stream, peer) = await RawPeer.PairAsync();
        var options = new JsonRpcOptions { KeepAlive = keepAlive, TimeProvider = time, OutgoingQueueLimit = 4 };
        var connection = new JsonRpcConnection(
            stream, "peer", options, Answer, notification => notifications.Add(notification.Method), log);
        connection.Start();
        return (connection, peer);
    }

    private static ValueTask<JsonRpcReply> Answer(JsonRpcRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.Method == "echo" ? JsonRpcReply.Result(request.Params) : JsonRpcReply.NotSupported);
}
