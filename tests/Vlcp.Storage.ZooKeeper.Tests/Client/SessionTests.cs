using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Tests.Client;

public sealed class SessionTests(SharedEnsemble ensemble) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<CuttableProxy> _proxies = [];
    private ZooKeeperUrl _direct = null!;
    private ZooKeeperUrl _relayed = null!;
    private ZooKeeperClient _helper = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _proxies.AddRange(Enumerable.Range(0, 3).Select(node => new CuttableProxy(ensemble.Servers.ClientPort(node))));
        _direct = ZooKeeperUrl.Parse(ensemble.Servers.NewStore());
        _relayed = ZooKeeperUrl.Parse($"zk://{string.Join(',', _proxies.Select(proxy => $"127.0.0.1:{proxy.Port}"))}{_direct.Chroot}");
        _helper = new ZooKeeperClient(_direct with { Chroot = "" }, Stores.Options.Client);
        await CreateAsync(_direct.Chroot);
    }

    public async ValueTask DisposeAsync()
    {
        await _helper.DisposeAsync();
        foreach (var proxy in _proxies)
        {
            await proxy.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_session_survives_lost_connections_with_its_ephemeral_nodes_and_watches()
    {
        await using var client = new ZooKeeperClient(_relayed, Stores.Options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        await CreateAsync(_direct.Chroot + "/watched");
        (await connection.CreateAsync("/mine", default, ZooKeeperAcl.Open, CreateMode.Ephemeral)).Content("create");
        var data = Watch();
        var existence = Watch();
        var children = Watch();
        (await connection.GetDataAsync("/watched", data.SetResult)).Content("get");
        Assert.Equal(ZooKeeperError.NoNode, (await connection.ExistsAsync("/later", existence.SetResult)).Error);
        (await connection.GetChildrenAsync("/", children.SetResult)).Content("list");
        var session = client.Session.Id;

        _proxies.ForEach(proxy => proxy.Cut());
        await connection.Completion.WaitAsync(Patience, Cancelled);

        // One change while nobody is connected, one after: neither is missed.
        var helper = await _helper.ConnectedAsync(Cancelled);
        (await helper.SetDataAsync(_direct.Chroot + "/watched", new byte[1], -1)).Content("set");
        var next = await NextConnectionAsync(client, connection);
        Assert.Equal(session, client.Session.Id);
        Assert.Equal(session, (await next.ExistsAsync("/mine")).Content("exists").Stat.EphemeralOwner);
        await CreateAsync(_direct.Chroot + "/later");
        Assert.Equal(NodeEvent.DataChanged, await data.Task.WaitAsync(Patience, Cancelled));
        Assert.Equal(NodeEvent.Created, await existence.Task.WaitAsync(Patience, Cancelled));
        Assert.Equal(NodeEvent.ChildrenChanged, await children.Task.WaitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task An_expired_session_is_replaced_and_its_watches_are_told()
    {
        await using var client = new ZooKeeperClient(_relayed, Stores.Options.Client with { SessionTimeout = TimeSpan.FromSeconds(1) });
        var connection = await client.ConnectedAsync(Cancelled);
        (await connection.CreateAsync("/mine", default, ZooKeeperAcl.Open, CreateMode.Ephemeral)).Content("create");
        var watch = Watch();
        (await connection.GetDataAsync("/", watch.SetResult)).Content("get");
        var session = client.Session.Id;

        _proxies.ForEach(proxy => proxy.Refuse());
        var helper = await _helper.ConnectedAsync(Cancelled);
        while ((await helper.ExistsAsync(_direct.Chroot + "/mine")).Error != ZooKeeperError.NoNode)
        {
            await Task.Delay(50, Cancelled);
        }

        _proxies.ForEach(proxy => proxy.Restore());
        Assert.Equal(NodeEvent.SessionLost, await watch.Task.WaitAsync(Patience, Cancelled));
        await NextConnectionAsync(client, connection);
        Assert.NotEqual(session, client.Session.Id);
    }

    [Fact]
    public async Task A_server_that_is_silent_is_left_for_another()
    {
        // Accepts connections and says nothing, like a server that is stopped.
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var url = ZooKeeperUrl.Parse($"zk://127.0.0.1:{port},127.0.0.1:{port},127.0.0.1:{port},127.0.0.1:{ensemble.Servers.ClientPort(1)}");
        await using var client = new ZooKeeperClient(url, Stores.Options.Client with { AnswerTimeout = TimeSpan.FromMilliseconds(300) });
        var connection = await client.ConnectedAsync(Cancelled).WaitAsync(Patience, Cancelled);
        Assert.Equal(ensemble.Servers.ClientPort(1), connection.Server.Port);
    }

    [Fact]
    public async Task A_peer_that_speaks_another_protocol_costs_only_its_connection()
    {
        using var stranger = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        stranger.Start();
        var port = ((System.Net.IPEndPoint)stranger.LocalEndpoint).Port;
        await using var client = new ZooKeeperClient(ZooKeeperUrl.Parse($"zk://127.0.0.1:{port}"));
        using var accepted = await stranger.AcceptSocketAsync(Cancelled);
        await accepted.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Cancelled);
        while (client.Status.Problem?.Contains("frame length", StringComparison.Ordinal) != true)
        {
            await Task.Delay(20, Cancelled);
        }

        using var again = await stranger.AcceptSocketAsync(Cancelled);
    }

    [Fact]
    public async Task A_session_that_was_closed_is_gone_at_once()
    {
        var client = new ZooKeeperClient(_direct, Stores.Options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        (await connection.CreateAsync("/mine", default, ZooKeeperAcl.Open, CreateMode.Ephemeral)).Content("create");
        await client.DisposeAsync();
        var helper = await _helper.ConnectedAsync(Cancelled);
        (await helper.SyncAsync("/")).Content("sync");
        Assert.Equal(ZooKeeperError.NoNode, (await helper.ExistsAsync(_direct.Chroot + "/mine")).Error);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await (await client.ConnectedAsync(Cancelled)).SyncAsync("/"));
    }

    private static TaskCompletionSource<NodeEvent> Watch() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task<ZooKeeperConnection> NextConnectionAsync(ZooKeeperClient client, ZooKeeperConnection last)
    {
        while (true)
        {
            var next = await client.ConnectedAsync(Cancelled).WaitAsync(Patience, Cancelled);
            if (next != last)
            {
                return next;
            }

            await Task.Delay(10, Cancelled);
        }
    }

    private async Task CreateAsync(string path)
    {
        var connection = await _helper.ConnectedAsync(Cancelled);
        (await connection.CreateAsync(path, default, ZooKeeperAcl.Open)).Content("create");
    }
}
