using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Vlcp.Events.Connections;
using Vlcp.Events.Tests;

namespace Vlcp.Ovsdb.Tests;

public sealed class StreamListenerTests : IDisposable
{
    private readonly TestDirectory directory = new();
    private readonly RecordedLog log = new();
    private readonly Channel<ConnectedStream> accepted = Channel.CreateUnbounded<ConnectedStream>();

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task Without_a_host_only_loopback_is_listened_on()
    {
        await using var listener = Start(Parse("ptcp:0"));
        var address = (IPEndPoint)await listener.WaitUntilBoundAsync(Waiting.Cancel).InTime();
        Assert.Equal(IPAddress.Loopback, address.Address);
    }

    [Fact]
    public async Task A_taken_port_is_tried_again_until_it_is_free()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        await using var listener = Start(Parse($"ptcp:{((IPEndPoint)holder.LocalEndpoint).Port}"), new() { RetryListenInterval = TimeSpan.FromMilliseconds(50) });
        await log.FirstLine.InTime();
        Assert.Null(listener.LocalEndPoint);
        holder.Stop();
        using var peer = await RawPeer.ConnectAsync(await listener.WaitUntilBoundAsync(Waiting.Cancel).InTime());
        await using var connection = await NextAsync();
    }

    [Fact]
    public async Task A_stale_socket_file_is_replaced_and_a_live_one_is_not()
    {
        var url = Parse($"punix:{directory["a.sock"]}");
        using (var crashed = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            crashed.Bind(new UnixDomainSocketEndPoint(url.Path!));
            File.Move(url.Path!, directory["kept"]);
        }
        File.Move(directory["kept"], url.Path!);

        await using var first = Start(url);
        await first.WaitUntilBoundAsync(Waiting.Cancel).InTime();
        var time = new HandDrivenTime();
        await using var second = Start(url, new() { TimeProvider = time });
        await log.FirstLine.InTime();
        Assert.Null(second.LocalEndPoint);
        await using var client = await StreamConnector.ConnectAsync(Parse($"unix:{url.Path}"), ConnectionOptions.Default, Waiting.Cancel);
        await first.StopAsync().InTime();
        Assert.False(File.Exists(url.Path));
    }

    [Fact]
    public async Task A_file_with_content_is_never_replaced()
    {
        File.WriteAllText(directory["data"], "precious");
        await using var listener = Start(Parse($"punix:{directory["data"]}"));
        await log.FirstLine.InTime();
        Assert.Equal("precious", File.ReadAllText(directory["data"]));
    }

    [Fact]
    public async Task A_stopped_listener_keeps_its_connections_and_can_start_again()
    {
        await using var listener = Start(Parse("ptcp:0"));
        using var peer = await RawPeer.ConnectAsync(await listener.WaitUntilBoundAsync(Waiting.Cancel).InTime());
        await using var connection = await NextAsync();
        await listener.StopAsync().InTime();
        Assert.Null(listener.LocalEndPoint);
        await connection.Stream.WriteAsync("alive"u8.ToArray(), Waiting.Cancel);
        await peer.ReceiveUntilAsync("alive");
        listener.Start();
        using var again = await RawPeer.ConnectAsync(await listener.WaitUntilBoundAsync(Waiting.Cancel).InTime());
        await using var other = await NextAsync();
    }

    [Fact]
    public async Task A_peer_that_never_finishes_its_handshake_is_closed()
    {
        using var certificates = new TestCertificates(directory, "authority");
        var options = new ConnectionOptions { HandshakeTimeout = TimeSpan.FromMilliseconds(50), Tls = certificates.Issue("us") };
        await using var listener = Start(Parse("pssl:0"), options);
        using var peer = await RawPeer.ConnectAsync(await listener.WaitUntilBoundAsync(Waiting.Cancel).InTime());
        await peer.WaitUntilClosedAsync();
        await log.FirstLine.InTime();
        Assert.Contains("handshake took longer", Assert.Single(log.Lines), StringComparison.Ordinal);
    }

    private static ConnectionUrl Parse(string text) => ConnectionUrl.Parse(text, OvsdbEndpoint.DefaultPort);

    private StreamListener Start(ConnectionUrl url, ConnectionOptions? options = null)
    {
        var listener = new StreamListener(url, options ?? ConnectionOptions.Default, AcceptAsync, log);
        listener.Start();
        return listener;
    }

    private Task AcceptAsync(ConnectedStream stream)
    {
        accepted.Writer.TryWrite(stream);
        return Task.CompletedTask;
    }

    private Task<ConnectedStream> NextAsync() => accepted.Reader.ReadAsync(Waiting.Cancel).AsTask().InTime();
}
