using System.Net;
using System.Net.Sockets;
using System.Text;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Robustness;

/// <summary>
/// Peers that break the protocol lose their connection or get the answer that the protocol has for them. The process lives, and
/// neither the connected switch nor the callers of the web API notice anything.
/// </summary>
public sealed class BadPeerTests(ControlledSwitch shared) : IClassFixture<ControlledSwitch>
{
    private const string Hello13 = "04000008 00000001";

    private int _logged;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningController Controller => shared.Controller;

    [Theory]
    [InlineData("474554202f20485454502f312e310d0a0d0a")] // GET / HTTP/1.1
    [InlineData("0000000000000000000000000000000000000000")]
    [InlineData("04000004 00000001")] // a length below the header's
    [InlineData("04000007 00000001")]
    [InlineData("04020008 00000001")] // an echo request before the hello is allowed, silence after it is not
    [InlineData("040e0008 00000001")] // a flow-mod as first message
    [InlineData("63000008 00000001 04000008 00000002")] // version 99 of nothing that is known here, then 1.3 again
    [InlineData("01000008 00000001")] // OpenFlow 1.0 only
    [InlineData(Hello13 + "04060008 00000002")] // features without a body
    [InlineData(Hello13 + "04060020 00000002 0000")] // half of the features
    public Task An_OpenFlow_peer_without_a_handshake_is_dropped(string bytes) => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.OpenFlow, Token);
        await peer.SendAsync(Bytes(bytes), Token);
        await peer.ReadToEndAsync(Token);
        await HasOneLineAsync(peer.Name);
    });

    [Theory]
    [InlineData("")]
    [InlineData("04")]
    [InlineData("04000010 00000001 0001")] // half a hello
    [InlineData(Hello13)]
    public Task An_OpenFlow_peer_that_hangs_up_early_is_forgotten(string bytes) => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.OpenFlow, Token);
        await peer.SendAsync(Bytes(bytes), Token);
        peer.EndSending();
        await peer.ReadToEndAsync(Token);
        await HasOneLineAsync(peer.Name);
    });

    [Theory]
    [InlineData("04c80008 00000009", "0001 0001")] // an unknown type: OFPET_BAD_REQUEST, OFPBRC_BAD_TYPE
    [InlineData("040e0008 00000009", "0001 0001")] // a type that only controllers send
    [InlineData("05020008 00000009", "0001 0000")] // another version than the negotiated one: OFPBRC_BAD_VERSION
    public Task An_OpenFlow_message_that_may_not_come_is_answered_with_an_error(string bytes, string error) => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.OpenFlow, Token);
        await peer.SendAsync(Bytes(Hello13 + bytes), Token);

        // OFPT_ERROR of 20 bytes with the same transaction id, which quotes the message.
        await peer.ReadUntilAsync(Bytes($"04010014 00000009 {error} {bytes}"), Token);
    });

    [Theory]
    [InlineData("garbage")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("""{"foo": 1}""")]
    [InlineData("""[1, 2, 3]""")]
    [InlineData("""{"id": 1, "method": 5, "params": []}""")]
    [InlineData("""{"id": 1, "method": "echo", "params": "none"}""")]
    [InlineData("\"\\ud800\"")]
    public Task An_OVSDB_peer_that_sends_no_message_is_dropped(string text) => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.Ovsdb, Token);
        await peer.SendAsync(Encoding.UTF8.GetBytes(text), Token);
        await peer.ReadToEndAsync(Token);
        await HasOneLineAsync(peer.Name);
    });

    [Fact]
    public Task An_OVSDB_peer_that_nests_without_end_is_dropped() => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.Ovsdb, Token);
        await peer.SendAsync(Encoding.UTF8.GetBytes(new string('[', 100_000)), Token);
        await peer.ReadToEndAsync(Token);
        await HasOneLineAsync(peer.Name);
    });

    [Fact]
    public Task An_OVSDB_peer_that_hangs_up_in_a_message_is_forgotten() => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.Ovsdb, Token);
        await peer.SendAsync("""{"id": 1, "method": "ec"""u8.ToArray(), Token);
        peer.EndSending();
        await peer.ReadToEndAsync(Token);
        await HasOneLineAsync(peer.Name);
    });

    [Fact]
    public Task An_OVSDB_request_that_nobody_knows_is_answered_with_an_error() => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(Controller.Ovsdb, Token);
        await peer.SendAsync("""{"id": "mine", "method": "nosuch", "params": []}"""u8.ToArray(), Token);
        await peer.ReadUntilAsync("mine"u8.ToArray(), Token);
        Assert.Contains("method is not supported", peer.ReceivedText, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("\0\u0001\u0002garbage\r\n\r\n", "400")]
    [InlineData("GET\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nbroken header\r\n\r\n", "400")]
    [InlineData("GET / HTTP/9.0\r\nHost: x\r\n\r\n", "505")]
    [InlineData("DELETE /viperflow/listlogicalports HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "404")]
    public Task A_web_request_that_is_none_is_answered(string text, string status) => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(new UnixDomainSocketEndPoint(Controller.WebSocket), Token);
        await peer.SendAsync(Encoding.Latin1.GetBytes(text), Token);
        await peer.ReadToEndAsync(Token);
        Assert.StartsWith($"HTTP/1.1 {status} ", peer.ReceivedText, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_web_request_that_stops_half_way_is_forgotten() => UnnoticedAsync(async () =>
    {
        using var peer = await BadPeer.ConnectAsync(new UnixDomainSocketEndPoint(Controller.WebSocket), Token);
        await peer.SendAsync("POST /viperflow/deletelogicalport HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nid=p1"u8.ToArray(), Token);
        peer.EndSending();
        await peer.ReadToEndAsync(Token);
    });

    private static byte[] Bytes(string hexadecimal) => Convert.FromHexString(hexadecimal.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Runs something and checks that the switch, the store and the web connection of others are as before.</summary>
    private async Task UnnoticedAsync(Func<Task> run)
    {
        _logged = (await Controller.Process.ReadLogAsync(Token)).Length;
        var before = await shared.ReadSwitchAsync();
        var store = await Controller.ReadStoreAsync(Token);
        var webConnections = Controller.WebConnections;
        await run();
        Assert.Equal(store, await Controller.ReadStoreAsync(Token));
        Assert.False(Controller.Process.HasExited);
        Assert.Equal(before, await shared.ReadSwitchAsync());
        Assert.Equal(webConnections, Controller.WebConnections);
    }

    private async Task HasOneLineAsync(EndPoint peer)
    {
        await Eventually.HappensAsync("the peer is in the log", token => Controller.LogOfAsync(peer, _logged, token), lines => lines.Count > 0, Token);

        // A call later, whatever else belongs to that connection has been logged too.
        await shared.ReadSwitchAsync();
        Assert.Single(await Controller.LogOfAsync(peer, _logged, Token));
    }
}
