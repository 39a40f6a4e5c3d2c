using System.Text;
using Microsoft.Extensions.Logging;

namespace Vlcp.OpenFlow.Tests;

public class ConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Unlike every other time-out here, so that its timer can be told from theirs.
    private static readonly TimeSpan KeepaliveTime = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("05 00 0010 00000001 0001 0008 00000010", OpenFlowVersion.V13)]
    [InlineData("06 00 0010 00000001 0001 0008 00000070", OpenFlowVersion.V14)]
    [InlineData("06 00 0008 00000001", OpenFlowVersion.V14)]
    [InlineData("04 00 0008 00000001", OpenFlowVersion.V13)]
    public async Task The_highest_common_version_is_chosen(string hello, OpenFlowVersion version)
    {
        var (peer, ours) = await RawPeer.ConnectAsync(Stop);
        await using var peerEnd = peer;
        var opening = OpenFlowConnection.OpenAsync(ours, "test", new OpenFlowOptions(), peer.Log, Stop);
        Assert.Equal(0x30u, Assert.IsType<Hello>(await peer.ReadAsync(Stop)).Bitmap);
        await peer.SendAsync(hello, Stop);
        var request = Assert.IsType<FeaturesRequest>(await peer.ReadAsync(Stop));
        await peer.SendAsync(OpenFlowCodec.Encode(new FeaturesReply(7, 0, 1, 0, 0) { Xid = request.Xid }, version), Stop);
        await using var connection = await opening.WaitAsync(Patience, Stop);
        Assert.Equal((version, 7ul), (connection.Version, connection.DatapathId));
    }

    [Theory]
    [InlineData("06 00 0010 00000009 0001 0008 00000042")]
    [InlineData("06 00 000c 00000009 0001 0004")]
    [InlineData("01 00 0008 00000009")]
    public async Task Without_a_common_version_the_peer_is_told_why_and_the_connection_closes(string hello)
    {
        var (peer, ours) = await RawPeer.ConnectAsync(Stop);
        await using var peerEnd = peer;
        var opening = OpenFlowConnection.OpenAsync(ours, "test", new OpenFlowOptions(), peer.Log, Stop);
        await peer.ReadAsync(Stop);
        await peer.SendAsync(hello, Stop);
        var error = Assert.IsType<ErrorMessage>(await peer.ReadAsync(Stop));
        Assert.Equal((ErrorType.HelloFailed, ErrorMessage.Incompatible, 9u), (error.ErrorType, error.Code, error.Xid));
        Assert.StartsWith("No common version: we speak 4, 5", Encoding.ASCII.GetString(error.Data.Span), StringComparison.Ordinal);
        Assert.Equal(0, error.Data[^1]);
        Assert.Null(await peer.ReadAsync(Stop));
        await Assert.ThrowsAsync<OpenFlowConnectionException>(() => opening.WaitAsync(Patience, Stop));
    }

    [Theory]
    [InlineData("474554202f20485454502f312e310d0a0d0a")]
    [InlineData("04 05 0008 00000001")]
    [InlineData("04 00 0007 00000001")]
    [InlineData("04 01 000c 00000001 00010001")]
    public async Task A_first_message_that_is_no_hello_ends_the_connection(string bytes)
    {
        var (peer, ours) = await RawPeer.ConnectAsync(Stop);
        await using var peerEnd = peer;
        var time = new HandDrivenTime();
        var opening = OpenFlowConnection.OpenAsync(ours, "test", new OpenFlowOptions { TimeProvider = time }, peer.Log, Stop);
        await peer.ReadAsync(Stop);
        await peer.SendAsync(bytes, Stop);
        // What looks like the beginning of a long message is ended by the hello time-out.
        if (bytes.StartsWith('4') && bytes.Length > 34)
        {
            time.Advance(TimeSpan.FromSeconds(10));
        }
        await Assert.ThrowsAsync<OpenFlowConnectionException>(() => opening.WaitAsync(Patience, Stop));
    }

    [Fact]
    public async Task Silence_instead_of_hello_or_features_ends_the_connection()
    {
        foreach (var sendHello in new[] { false, true })
        {
            var (peer, ours) = await RawPeer.ConnectAsync(Stop);
            await using var peerEnd = peer;
            var time = new HandDrivenTime();
            var opening = OpenFlowConnection.OpenAsync(ours, "test", new OpenFlowOptions { TimeProvider = time }, peer.Log, Stop);
            await peer.ReadAsync(Stop);
            if (sendHello)
            {
                await peer.SendAsync(new Hello(5, 0x30), Stop);
                await peer.ReadAsync(Stop);
            }
            await TurnUntilAsync(time, opening);
            var failure = await Assert.ThrowsAsync<OpenFlowConnectionException>(() => opening.WaitAsync(Patience, Stop));
            Assert.Contains(sendHello ? "no features within 30 s" : "no hello within 10 s", failure.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("05 4d 000c 00000009 01020304", ErrorMessage.BadMessageType)]
    [InlineData("05 0e 000c 00000009 01020304", ErrorMessage.BadMessageType)]
    [InlineData("04 0a 000c 00000009 01020304", ErrorMessage.BadVersion)]
    public async Task What_the_peer_may_not_send_is_answered_and_the_connection_lives(string bytes, ushort code)
    {
        var (peer, connection) = await RawPeer.ReadyAsync(new OpenFlowOptions(), Stop);
        await using var peerEnd = peer;
        await using var connectionEnd = connection;
        await peer.SendAsync(bytes, Stop);
        var error = Assert.IsType<ErrorMessage>(await peer.ReadAsync(Stop));
        Assert.Equal((ErrorType.BadRequest, code, 9u), (error.ErrorType, error.Code, error.Xid));
        Assert.Equal(WireBytes.Parse(bytes), error.Data);
        await peer.SendAsync(new EchoRequest([1, 2]) { Xid = 77 }, Stop);
        Assert.Equal(new EchoReply([1, 2]) { Xid = 77 }, await peer.ReadAsync(Stop));
        Assert.Equal(ConnectionState.Ready, connection.State);
    }

    [Theory]
    [InlineData("05 0a 0007 00000009")]
    [InlineData("05 0c 000c 00000009 01020304")]
    [InlineData("05 13 0018 00000009 0001 0000 00000000 0003 0000 00000000")]
    public async Task A_malformed_message_ends_the_connection_with_one_line_in_the_log(string bytes)
    {
        var (peer, connection) = await RawPeer.ReadyAsync(new OpenFlowOptions(), Stop);
        await using var peerEnd = peer;
        await using var connectionEnd = connection;
        var query = connection.BarrierAsync(Stop);
        await peer.SendAsync(bytes, Stop);
        Assert.StartsWith("malformed message", await connection.Completion.WaitAsync(Patience, Stop), StringComparison.Ordinal);
        await Assert.ThrowsAsync<OpenFlowConnectionException>(() => query.WaitAsync(Patience, Stop));
        await Assert.ThrowsAsync<OpenFlowConnectionException>(() => connection.SendAsync(new BarrierRequest(), Stop));
        Assert.Single(peer.Log.Lines, l => l.Level >= LogLevel.Warning);
    }

    [Fact]
    public async Task A_silent_peer_is_asked_once_and_then_given_up()
    {
        var time = new HandDrivenTime();
        var (peer, connection) = await RawPeer.ReadyAsync(new OpenFlowOptions { TimeProvider = time, KeepaliveTime = KeepaliveTime }, Stop);
        await using var peerEnd = peer;
        await using var connectionEnd = connection;
        // It answers the first time and not the second.
        await time.UntilTimerIsSetAsync(KeepaliveTime, Stop);
        time.Advance(KeepaliveTime);
        var echo = Assert.IsType<EchoRequest>(await peer.ReadAsync(Stop));
        await peer.SendAsync(new EchoReply(echo.Data) { Xid = echo.Xid }, Stop);
        await TurnUntilAsync(time, connection.Completion);
        Assert.Equal("silent for 23 s", await connection.Completion);
    }

    [Fact]
    public async Task Any_message_after_the_question_keeps_the_connection_alive()
    {
        var time = new HandDrivenTime();
        var (peer, connection) = await RawPeer.ReadyAsync(new OpenFlowOptions { TimeProvider = time, KeepaliveTime = KeepaliveTime }, Stop);
        await using var peerEnd = peer;
        await using var connectionEnd = connection;
        await time.UntilTimerIsSetAsync(KeepaliveTime, Stop);
        time.Advance(KeepaliveTime);
        Assert.IsType<EchoRequest>(await peer.ReadAsync(Stop));
        await time.UntilTimerIsSetAsync(TimeSpan.FromSeconds(3), Stop);
        time.Advance(TimeSpan.FromSeconds(2));
        await peer.SendAsync(new PacketIn(PacketIn.NoBuffer, 0, PacketInReason.Action, 0, 0, Match.Any, []), Stop);
        await foreach (var batch in connection.ReadIncomingAsync(Stop))
        {
            Assert.Single(batch);
            break;
        }
        time.Advance(TimeSpan.FromSeconds(2));
        await peer.SendAsync(new EchoRequest([]) { Xid = 5 }, Stop);
        Assert.Equal(5u, Assert.IsType<EchoReply>(await peer.ReadAsync(Stop)).Xid);
        Assert.Equal(ConnectionState.Ready, connection.State);
    }

    [Fact]
    public async Task Packets_that_nobody_reads_are_dropped_while_requests_go_on()
    {
        var (peer, connection) = await RawPeer.ReadyAsync(new OpenFlowOptions { IncomingCapacity = 10 }, Stop);
        await using var peerEnd = peer;
        await using var connectionEnd = connection;
        for (var i = 0; i < 100; i++)
        {
            await peer.SendAsync(new PacketIn(PacketIn.NoBuffer, 0, PacketInReason.Action, 0, (ulong)i, Match.Any, []), Stop);
        }
        var barrier = connection.BarrierAsync(Stop);
        await peer.SendAsync(new BarrierReply { Xid = (await peer.ReadAsync(Stop))!.Xid }, Stop);
        await barrier.WaitAsync(Patience, Stop);
        Assert.Equal(90, connection.DroppedPackets);
        await foreach (var batch in connection.ReadIncomingAsync(Stop))
        {
            Assert.Equal(Enumerable.Range(0, 10), batch.Select(m => (int)((PacketIn)m).Cookie));
            break;
        }
    }

    [Fact]
    public async Task A_request_without_answer_times_out_and_leaves_the_connection_alone()
    {
        var time = new HandDrivenTime();
        var options = new OpenFlowOptions { TimeProvider = time, RequestTimeout = TimeSpan.FromSeconds(5) };
        var (peer, connection) = await RawPeer.ReadyAsync(options, Stop);
        await using var peerEnd = peer;
        await using var connectionEnd = connection;
        var barrier = connection.BarrierAsync(Stop);
        await peer.ReadAsync(Stop);
        await TurnUntilAsync(time, barrier, TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<TimeoutException>(() => barrier);
        Assert.Equal(ConnectionState.Ready, connection.State);
    }

    // Turns the clock whenever somebody waits for it.
    private static async Task TurnUntilAsync(HandDrivenTime time, Task end, TimeSpan? step = null)
    {
        for (var i = 0; i < 3000 && !end.IsCompleted; i++)
        {
            time.Advance(step ?? TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(end, Task.Delay(10, Stop));
        }
    }
}
