using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Vlcp.SppCtl.Tests.Support;

/// <summary>An spp-ctl on ports of its own, and the processes that dial it.</summary>
public sealed class Controller : IAsyncDisposable
{
    private readonly List<SimulatorProcess> simulators = [];

    private Controller(SppCtlServer server)
    {
        Server = server;
        Http = new HttpClient { BaseAddress = new Uri(server.ApiAddresses[0]), Timeout = Patience.Long };
    }

    public SppCtlServer Server { get; }

    public HttpClient Http { get; }

    public string Url => Server.ApiAddresses[0];

    /// <summary>Starts one. Its time limits are those of a busy machine unless a test is about them.</summary>
    public static async Task<Controller> StartAsync(TimeSpan? commandTimeout = null, TimeSpan? identifyTimeout = null, UnknownKeys unknownKeys = UnknownKeys.Refuse)
    {
        var options = new SppCtlOptions
        {
            PrimaryPort = 0,
            SecondaryPort = 0,
            ApiPort = 0,
            CommandTimeout = commandTimeout ?? Patience.Long,
            IdentifyTimeout = identifyTimeout ?? Patience.Long,
            UnknownKeys = unknownKeys,
        };
        return new Controller(await SppCtlServer.StartAsync(options, NullLoggerFactory.Instance, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    /// <summary>Starts a process and waits until it is registered.</summary>
    internal async Task<SimulatorProcess> AddAsync(string kind, int id, string generation = "2020", string lcores = "", string ports = "")
    {
        var simulator = Start(kind, id, generation, lcores, ports);
        await WaitForAsync(kind == "primary" ? kind : $"{kind}({id})");
        return simulator;
    }

    /// <summary>Starts a process.</summary>
    internal SimulatorProcess Start(string kind, int id, string generation = "2020", string lcores = "", string ports = "")
    {
        var port = kind == "primary" ? Server.PrimaryEndPoint.Port : Server.SecondaryEndPoint.Port;
        var simulator = SimulatorProcess.Start(kind, id, port, generation, lcores, ports);
        simulators.Add(simulator);
        return simulator;
    }

    /// <summary>Waits until a process is registered.</summary>
    public Task WaitForAsync(string process) => Until.TrueAsync(() => Server.Processes.Contains(process), $"{process} connected");

    /// <summary>Waits until a process is gone.</summary>
    public Task WaitUntilGoneAsync(string process) => Until.TrueAsync(() => !Server.Processes.Contains(process), $"{process} left");

    public async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpMethod method, string path, string? body = null)
    {
        // No content type at all: clients in the field leave it out.
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<JsonNode> GetAsync(string path)
    {
        var (status, text) = await SendAsync(HttpMethod.Get, path);
        Assert.True(status == HttpStatusCode.OK, $"{path}: {status} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Sends a request that must succeed without a body in the response.</summary>
    public async Task DoAsync(HttpMethod method, string path, string? body = null)
    {
        var (status, text) = await SendAsync(method, path, body);
        Assert.True(status == HttpStatusCode.NoContent && text.Length == 0, $"{method} {path} {body}: {status} {text}");
    }

    /// <summary>Sends a request that must fail.</summary>
    public async Task<string> FailAsync(HttpStatusCode expected, HttpMethod method, string path, string? body = null)
    {
        var (status, text) = await SendAsync(method, path, body);
        Assert.True(status == expected, $"{method} {path} {body}: {status} {text}");
        return text;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var simulator in simulators)
        {
            await simulator.DisposeAsync();
        }

        Http.Dispose();
        await Server.DisposeAsync();
    }
}
