using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events;
using Vlcp.OpenFlow.Protocol;

namespace Vlcp.OpenFlow.Tests;

/// <summary>Messages as events, and requests as calls.</summary>
public sealed class ProtocolTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_become_events_and_the_beginning_of_a_message_is_kept()
    {
        var (peer, connection) = await RawPeer.ReadyAsync(new OpenFlowOptions(), Stop);
        await using var _ = peer;
        await using var __ = connection;
        var barrier = OpenFlowCodec.Encode(new BarrierReply { Xid = 9 }, OpenFlowVersion.V14);
        var (events, keep) = new Openflow().Parse(connection, [.. barrier, .. barrier, .. barrier[..5]]);
        Assert.Equal((2, 5), (events.Count, keep));
        Assert.True(Openflow.ReplyMatcher(new BarrierRequest { Xid = 9 }, connection).Matches(events[0]));
        Assert.False(Openflow.ReplyMatcher(new BarrierRequest { Xid = 9 }, connection, isError: true).Matches(events[0]));
        Assert.False(Openflow.ReplyMatcher(new BarrierRequest { Xid = 8 }, connection).Matches(events[0]));
        barrier[3] = 7;
        Assert.Throws<OpenflowProtocolException>(() => new Openflow().Parse(connection, barrier));
        Assert.Throws<OpenflowProtocolException>(() => new Openflow([OpenFlowVersion.V13]).Parse(
            connection, OpenFlowCodec.Encode(new BarrierReply(), OpenFlowVersion.V14)));
    }

    [Fact]
    public async Task What_happens_on_a_connection_is_told_by_events()
    {
        await using var scheduler = new Scheduler();
        scheduler.Start();
        var (peer, ours) = await RawPeer.ConnectAsync(Stop);
        var ready = EventMatcher.For<OpenflowConnectionStateEvent>(ConnectionState.Ready).WaitAsync(scheduler, Limit, Stop);
        var opening = OpenFlowConnection.OpenAsync(ours, "test", new OpenFlowOptions(), NullLogger.Instance, Openflow.Observe(scheduler), Stop);
        await peer.ReadAsync(Stop);
        await peer.SendAsync(new Hello(5, 0x30) { Xid = 1 }, Stop);
        var request = Assert.IsType<FeaturesRequest>(await peer.ReadAsync(Stop));
        await peer.SendAsync(new FeaturesReply(1, 0, 254, 0, SwitchCapabilities.None) { Xid = request.Xid }, Stop);
        await using var connection = await opening.WaitAsync(Limit, Stop);
        Assert.Same(connection, (await ready).Connection);
        var refused = Openflow.QueryWithReplyAsync<GetConfigReply>(new GetConfigRequest(), connection, Stop);
        var error = EventMatcher.For<OpenflowResponseEvent>(connection).WaitAsync(scheduler, Limit, Stop);
        var asked = await peer.ReadAsync(Stop);
        await peer.SendAsync(new ErrorMessage(ErrorType.BadRequest, ErrorMessage.BadMessageType, []) { Xid = asked!.Xid }, Stop);
        Assert.NotNull((await Assert.ThrowsAsync<OpenflowErrorResultException>(() => refused)).Error);
        Assert.True((await error).IsError);
        var down = Openflow.StateMatcher(connection).WaitAsync(scheduler, Limit, Stop);
        await peer.DisposeAsync();
        Assert.Same(connection, (await down).Connection);
    }
}
