using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>An etcd cluster of its own, with the options that etcd has by default unless the test wants others.</summary>
public sealed class EtcdServers : IStoreServers
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-etcd-");
    private readonly TestPort[] _clients;
    private readonly TestPort[] _peers;
    private readonly ServerProcess?[] _processes;
    private readonly string[] _options;
    private readonly string _scheme;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private int _stores;

    private EtcdServers(int count, string[] options, string scheme = "http")
    {
        _scheme = scheme;
        Count = count;
        _options = options;
        _clients = [.. Enumerable.Range(0, count).Select(_ => TestPort.Take())];
        _peers = [.. Enumerable.Range(0, count).Select(_ => TestPort.Take())];
        _processes = new ServerProcess?[count];
    }

    /// <inheritdoc/>
    public string Engine => "etcd";

    /// <inheritdoc/>
    public int Count { get; }

    /// <summary>Client addresses of all members, <c>127.0.0.1:PORT,...</c>.</summary>
    public string Hosts => string.Join(',', _clients.Select(port => $"127.0.0.1:{port.Number}"));

    /// <summary>Starts a cluster and waits until it has a leader.</summary>
    /// <param name="count">Members.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="options">Arguments of every member in addition.</param>
    public static async Task<EtcdServers> StartAsync(int count, CancellationToken cancellationToken, params string[] options)
    {
        var servers = new EtcdServers(count, options);
        try
        {
            for (var node = 0; node < count; node++)
            {
                servers.Launch(node);
            }

            for (var node = 0; node < count; node++)
            {
                await servers.WaitAsync(node, cancellationToken);
            }

            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one member that clients reach by TLS only, with certificates that an authority has signed.</summary>
    /// <param name="authority">Signs both sides.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<EtcdServers> StartSecureAsync(TestAuthority authority, CancellationToken cancellationToken)
    {
        string[] options =
            [$"--cert-file={authority.Certificate}", $"--key-file={authority.Key}", $"--trusted-ca-file={authority.Authority}", "--client-cert-auth"];
        var servers = new EtcdServers(1, options, "https");
        await servers.StartAsync(0, cancellationToken);
        return servers;
    }

    /// <summary>Client port of a member.</summary>
    public int PortOf(int node) => _clients[node].Number;

    /// <inheritdoc/>
    public string NewStore() => $"etcd://{Hosts}/test{Interlocked.Increment(ref _stores)}?timeout=120";

    /// <inheritdoc/>
    public async Task<int> FindLeaderAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            for (var node = 0; node < Count; node++)
            {
                if (_processes[node] is not null && await LeadsAsync(node, cancellationToken))
                {
                    return node;
                }
            }

            await Task.Delay(50, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync(int node)
    {
        if (_processes[node] is { } process)
        {
            await process.DisposeAsync();
            _processes[node] = null;
        }
    }

    /// <inheritdoc/>
    public async Task StartAsync(int node, CancellationToken cancellationToken)
    {
        var process = Launch(node);

        // Clients are served when there is a leader, which may need the other members to be started, too.
        await process.WaitUntilAsync(
            async token =>
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, _peers[node].Number, token);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public void Freeze(int node) => _processes[node]?.Freeze();

    /// <inheritdoc/>
    public void Thaw(int node) => _processes[node]?.Thaw();

    /// <summary>Calls the v3 API of a member.</summary>
    /// <param name="node">The member.</param>
    /// <param name="path">The call: <c>kv/put</c>.</param>
    /// <param name="body">What is sent as JSON.</param>
    /// <param name="token">Token of the user, if any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="HttpRequestException">etcd refused.</exception>
    public async Task<JsonElement> CallAsync(int node, string path, object body, CancellationToken cancellationToken, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{PortOf(node)}/v3/{path}") { Content = JsonContent.Create(body) };
        await request.Content.LoadIntoBufferAsync(cancellationToken);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", token);
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken)
            : throw new HttpRequestException($"{path}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        for (var node = 0; node < Count; node++)
        {
            await KillAsync(node);
        }

        foreach (var port in _clients.Concat(_peers))
        {
            port.Dispose();
        }

        _http.Dispose();
        _directory.Delete(recursive: true);
    }

    private ServerProcess Launch(int node)
    {
        var (client, peer) = ($"{_scheme}://127.0.0.1:{PortOf(node)}", $"http://127.0.0.1:{_peers[node].Number}");
        string[] arguments =
        [
            $"--name=n{node}", $"--data-dir={Path.Combine(_directory.FullName, $"n{node}")}",
            $"--listen-client-urls={client}", $"--advertise-client-urls={client}",
            $"--listen-peer-urls={peer}", $"--initial-advertise-peer-urls={peer}",
            $"--initial-cluster={string.Join(',', _peers.Select((port, i) => $"n{i}=http://127.0.0.1:{port.Number}"))}",
            $"--initial-cluster-token={_directory.Name}", .. _options,
        ];
        return _processes[node] = ServerProcess.Start(_directory.FullName, Path.Combine(_directory.FullName, $"n{node}.log"), "etcd", arguments);
    }

    private Task WaitAsync(int node, CancellationToken cancellationToken) => _processes[node]!.WaitUntilAsync(
        async token =>
        {
            await CallAsync(node, "kv/range", new { key = "eA==" }, token);
            return true;
        },
        cancellationToken);

    private async Task<bool> LeadsAsync(int node, CancellationToken cancellationToken)
    {
        try
        {
            var status = await CallAsync(node, "maintenance/status", new { }, cancellationToken);
            return status.TryGetProperty("leader", out var leader) && leader.GetString() == status.GetProperty("header").GetProperty("member_id").GetString();
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
