using System.Net;
using System.Text;
using System.Threading.Channels;
using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb.Tests;

public sealed class OvsdbEndpointTests : IDisposable
{
    private const string Database = "Open_vSwitch";

    private static readonly ConnectionUrl AnyPort = ConnectionUrl.Parse("ptcp:0", OvsdbEndpoint.DefaultPort);

    private readonly TestDirectory directory = new();
    private readonly RecordedLog log = new();
    private readonly Channel<OvsdbClient> connected = Channel.CreateUnbounded<OvsdbClient>();
    private readonly Channel<JsonRpcDisconnect> disconnected = Channel.CreateUnbounded<JsonRpcDisconnect>();

    private readonly ConnectionOptions options = new()
    {
        Reconnect = new ReconnectPolicy { Initial = TimeSpan.FromMilliseconds(20), Maximum = TimeSpan.FromMilliseconds(200) },
    };

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task After_a_crash_of_the_server_the_endpoint_reconnects_and_monitors_afresh()
    {
        var server = await OvsdbServer.StartAsync(directory);
        await using var endpoint = Start(server.Unix);
        var first = await NextClientAsync();
        var monitor = await first.MonitorAsync(Database, [new("Open_vSwitch")], Waiting.Cancel).InTime();
        await first.TransactAsync(
            Database, [OvsdbOperation.Insert("Open_vSwitch", new Dictionary<string, OvsdbValue>()), OvsdbOperation.Commit(durable: true)],
            Waiting.Cancel).InTime();

        await using var restarted = await server.CrashAndRestartAsync();
        await using var updates = monitor.ReadUpdatesAsync().GetAsyncEnumerator(Waiting.Cancel);
        await Assert.ThrowsAsync<JsonRpcConnectionClosedException>(() => updates.UntilAsync(_ => false));
        await disconnected.Reader.ReadAsync(Waiting.Cancel).AsTask().InTime();

        var second = await NextClientAsync();
        Assert.NotSame(first, second);
        var fresh = await second.MonitorAsync(Database, [new("Open_vSwitch")], Waiting.Cancel).InTime();
        Assert.Single(fresh.Replica["Open_vSwitch"]);
        Assert.Equal([second], endpoint.Clients);
    }

    [Fact]
    public async Task An_endpoint_waits_for_a_server_that_is_not_there_yet()
    {
        await using var endpoint = Start(ConnectionUrl.Parse($"unix:{directory["db.sock"]}", OvsdbEndpoint.DefaultPort));
        await using var server = await OvsdbServer.StartAsync(directory);
        Assert.Contains(Database, await (await NextClientAsync()).ListDatabasesAsync(Waiting.Cancel).InTime());
    }

    [Fact]
    public async Task Servers_dial_in_to_a_listener()
    {
        await using var endpoint = Start(AnyPort);
        var address = await endpoint.WaitUntilBoundAsync(Waiting.Cancel).InTime();
        await using var server = await OvsdbServer.StartAsync(directory, $"--remote=tcp:{address}");
        Assert.Contains(Database, await (await NextClientAsync()).ListDatabasesAsync(Waiting.Cancel).InTime());
    }

    [Fact]
    public async Task Tls_works_in_both_directions_and_verifies_both_ends()
    {
        using var certificates = new TestCertificates(directory, "authority");
        var own = options with { Tls = certificates.Issue("controller") };
        await using var listening = Start(ConnectionUrl.Parse("pssl:0", OvsdbEndpoint.DefaultPort), own);
        var address = (IPEndPoint)await listening.WaitUntilBoundAsync(Waiting.Cancel).InTime();
        var switchFiles = certificates.Issue("switch");
        await using var server = await OvsdbServer.StartAsync(
            directory, $"--remote=ssl:{address}", $"--private-key={switchFiles.PrivateKey}",
            $"--certificate={switchFiles.Certificate}", $"--ca-cert={switchFiles.CaCertificates}");
        Assert.Contains(Database, await (await NextClientAsync()).ListDatabasesAsync(Waiting.Cancel).InTime());

        await using var dialling = Start(server.Tls, own);
        Assert.Contains(Database, await (await NextClientAsync()).ListDatabasesAsync(Waiting.Cancel).InTime());

        using var strangers = new TestCertificates(directory, "strangers");
        var stranger = options with { Tls = strangers.Issue("controller") };
        await Assert.ThrowsAsync<System.Security.Authentication.AuthenticationException>(
            () => StreamConnector.ConnectAsync(server.Tls, stranger, Waiting.Cancel).InTime());
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{\"method\":\"echo\"")]
    [InlineData("{\"method\":\"update\",\"params\":[],\"id\":null}")]
    [InlineData("{\"method\":\"update\",\"params\":7,\"id\":null}")]
    [InlineData("{\"method\":\"stolen\",\"params\":{},\"id\":null}")]
    [InlineData("huge")]
    [InlineData("nested")]
    public async Task A_peer_that_misbehaves_loses_its_own_connection_only(string text)
    {
        await using var endpoint = Start(AnyPort);
        var address = await endpoint.WaitUntilBoundAsync(Waiting.Cancel).InTime();
        await using var server = await OvsdbServer.StartAsync(directory, $"--remote=tcp:{address}");
        var good = await NextClientAsync();

        var bytes = text switch
        {
            "huge" => Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 17 * 1024 * 1024)),
            "nested" => Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 2000)),
            _ => Encoding.UTF8.GetBytes(text),
        };
        using (var bad = await RawPeer.ConnectAsync(address))
        {
            var badClient = await NextClientAsync();
            try
            {
                await bad.SendAsync(bytes);
            }
            catch (System.Net.Sockets.SocketException) when (text == "huge")
            {
                // The connection ended before all was sent.
            }
            if (text.StartsWith("{\"method\":\"echo\"", StringComparison.Ordinal))
            {
                bad.Dispose();
            }
            var reason = await badClient.Completion.InTime();
            Assert.Equal(JsonRpcDisconnectCause.ProtocolViolation, reason.Cause);
        }
        await disconnected.Reader.ReadAsync(Waiting.Cancel).AsTask().InTime();
        Assert.Single(log.Lines);
        await good.EchoAsync(Waiting.Cancel).InTime();
        Assert.Equal([good], endpoint.Clients);
    }

    [Fact]
    public async Task A_session_that_fails_costs_its_connection_and_is_logged()
    {
        await using var server = await OvsdbServer.StartAsync(directory);
        var calls = 0;
        await using var endpoint = Start(
            server.Unix, options, (_, _) => Interlocked.Increment(ref calls) == 1 ? throw new InvalidOperationException("oops") : Task.CompletedTask);
        var first = await NextClientAsync();
        Assert.Equal(JsonRpcDisconnectCause.ClosedByUs, (await first.Completion.InTime()).Cause);
        await (await NextClientAsync()).EchoAsync(Waiting.Cancel).InTime();
        Assert.Contains(log.Lines, line => line.Contains("The session with", StringComparison.Ordinal));
    }

    private OvsdbEndpoint Start(
        ConnectionUrl url, ConnectionOptions? chosen = null, Func<OvsdbClient, CancellationToken, Task>? session = null)
    {
        var endpoint = new OvsdbEndpoint(
            url, session ?? ((_, _) => Task.CompletedTask), chosen ?? options, JsonRpcOptions.Default, log);
        endpoint.Connected += client => connected.Writer.TryWrite(client);
        endpoint.Disconnected += (_, reason) => disconnected.Writer.TryWrite(reason);
        endpoint.Start();
        return endpoint;
    }

    private Task<OvsdbClient> NextClientAsync() => connected.Reader.ReadAsync(Waiting.Cancel).AsTask().InTime();
}
