using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vlcp.Lab;
using Vlcp.Storage;

namespace Vlcp.EndToEnd.Tests.Robustness;

/// <summary>The real program in a process of its own, on free ports and with a store of its own.</summary>
internal sealed class RunningController : IAsyncDisposable
{
    private readonly string _directory;
    private readonly HttpClient _client;
    private int _connections;

    private RunningController(string directory, string dataFile, LabProcess process)
    {
        _directory = directory;
        DataFile = dataFile;
        Process = process;
        _client = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new Uri("http://localhost/") };
    }

    public LabProcess Process { get; }

    /// <summary>The store; several controllers may have the same.</summary>
    public string DataFile { get; }

    public string WebSocket => Path.Combine(_directory, "api.sock");

    /// <summary>How many connections the calls to the web API have needed so far: one, unless it was lost.</summary>
    public int WebConnections => _connections;

    public IPEndPoint OpenFlow { get; private set; } = null!;

    /// <summary>Where databases may connect to (ovs-vsctl set-manager).</summary>
    public IPEndPoint Ovsdb { get; private set; } = null!;

    /// <summary>The program vlcp that was built with these tests.</summary>
    public static string Program { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "VlcpProgram").Value!);

    /// <summary>Starts the program; returns when it serves.</summary>
    /// <param name="directory">For its files; it must exist.</param>
    /// <param name="databaseSocket">The database of the switch that it controls.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="dataFile">The store; null for one of its own.</param>
    public static async Task<RunningController> StartAsync(
        string directory, string databaseSocket, CancellationToken cancellationToken, string? dataFile = null)
    {
        dataFile ??= Path.Combine(directory, "vlcp.db");
        var file = Path.Combine(directory, "vlcp.conf");
        await File.WriteAllLinesAsync(
            file,
            [
                $"module.httpserver.vhost.api.url = 'unix:{Path.Combine(directory, "api.sock")}'",
                "module.openflowserver.url = 'tcp://127.0.0.1:0/'",
                $"module.jsonrpcserver.url = 'unix:{databaseSocket}'",
                "module.jsonrpcserver.vhost.remote.url = 'ptcp://127.0.0.1:0/'",
                // A peer that stays silent shall not hold up a test.
                "protocol.openflow.hellotimeout = 1",
                "protocol.openflow.featurerequesttimeout = 1",
            ],
            cancellationToken);
        var process = CommandPlace.Here.StartProcess(
            Program, ["start", "-f", file, "--data", dataFile], Path.Combine(directory, "vlcp.log"));
        var controller = new RunningController(directory, dataFile, process);
        try
        {
            await controller.WaitUntilServingAsync(cancellationToken);
            return controller;
        }
        catch
        {
            await controller.DisposeAsync();
            throw;
        }
    }

    /// <summary>Calls an API with a form as curl -d sends it.</summary>
    public async Task<ApiAnswer> CallAsync(string method, string form, CancellationToken cancellationToken)
    {
        using var content = new StringContent(form, null, "application/x-www-form-urlencoded");
        return await CallAsync(method, content, cancellationToken);
    }

    /// <summary>Calls an API with any body.</summary>
    public async Task<ApiAnswer> CallAsync(string method, HttpContent body, CancellationToken cancellationToken)
    {
        using var answer = await _client.PostAsync(method, body, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return new ApiAnswer(answer.StatusCode, JsonNode.Parse(text)!.AsObject(), answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>Calls an API that must succeed.</summary>
    public async Task<JsonNode?> CallAsync(string method, JsonObject arguments, CancellationToken cancellationToken)
    {
        using var content = new StringContent(arguments.ToJsonString(), null, "application/json");
        return (await CallAsync(method, content, cancellationToken)).Result;
    }

    /// <summary>What <c>vlcp db check</c> says of the store, with its exit status, while servers go on using it.</summary>
    public async Task<(int Status, string Output)> CheckStoreAsync(CancellationToken cancellationToken)
    {
        var result = await CommandPlace.Here.TryRunAsync(Program, ["db", "check", "-f", "", "--data", DataFile], cancellationToken);
        return (result.ExitCode, result.Output + result.Error);
    }

    /// <summary>Every key of the store with its value, as a text for each.</summary>
    public async Task<IReadOnlyList<string>> ReadStoreAsync(CancellationToken cancellationToken)
    {
        await using var store = SqliteStoreEngine.Open(DataFile);
        var snapshot = await store.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken);
        return [.. snapshot.Range(KeyRange.All).Select(entry => $"{entry.Key} {entry.Revision} {Convert.ToHexString(entry.Value.Span)}")];
    }

    /// <summary>The lines of the log that name a peer. The system gives ports out again, so older lines may be about another.</summary>
    /// <param name="peer">Address and port of the peer.</param>
    /// <param name="after">How many characters of the log were there before the peer came.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> LogOfAsync(EndPoint peer, int after, CancellationToken cancellationToken)
    {
        var name = new Regex(Regex.Escape($"{peer}") + "(?![0-9])");
        return [.. (await Process.ReadLogAsync(cancellationToken))[after..].Split('\n').Where(line => name.IsMatch(line))];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Process.DisposeAsync();
    }

    private async Task WaitUntilServingAsync(CancellationToken cancellationToken)
    {
        await Eventually.HappensAsync(
            "vlcp serves its web API",
            async token =>
            {
                await Process.EnsureRunningAsync(token);
                return File.Exists(WebSocket) && (await Process.ReadLogAsync(token)).Contains("Vlcp runs", StringComparison.Ordinal);
            },
            serves => serves,
            cancellationToken);
        OpenFlow = await AddressAsync("openflowserver", "", cancellationToken);
        Ovsdb = await AddressAsync("jsonrpcserver", "remote", cancellationToken);
    }

    private async Task<IPEndPoint> AddressAsync(string server, string vhost, CancellationToken cancellationToken)
    {
        var answer = await CallAsync($"{server}/getservers", $"vhost={vhost}", cancellationToken);
        return IPEndPoint.Parse(answer.Result![0]!["address"]!.GetValue<string>());
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _connections);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(WebSocket), cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
