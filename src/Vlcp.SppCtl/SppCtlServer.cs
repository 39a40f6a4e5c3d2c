using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Vlcp.SppCtl.Api;
using Vlcp.SppCtl.Processes;

namespace Vlcp.SppCtl;

/// <summary>spp-ctl: processes of a Soft Patch Panel dial in at two ports, and a web API at a third one commands them.</summary>
public sealed class SppCtlServer : IAsyncDisposable
{
    private readonly ProcessRegistry registry = new();
    private readonly SppCtlOptions options;
    private readonly ILoggerFactory logging;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private ProcessListener? primary;
    private ProcessListener? secondary;
    private ApiServer? api;

    private SppCtlServer(SppCtlOptions options, ILoggerFactory logging, TimeProvider time)
    {
        this.options = options;
        this.logging = logging;
        this.time = time;
        logger = logging.CreateLogger("spp-ctl");
    }

    /// <summary>Where spp_primary dials.</summary>
    public IPEndPoint PrimaryEndPoint => primary!.EndPoint;

    /// <summary>Where the secondary processes dial.</summary>
    public IPEndPoint SecondaryEndPoint => secondary!.EndPoint;

    /// <summary>Where the API listens, such as <c>http://127.0.0.1:7777</c>.</summary>
    public IReadOnlyList<string> ApiAddresses => api!.Addresses;

    /// <summary>The processes that are connected, for instance <c>vf(1)</c>, in the order in which they first came.</summary>
    public IReadOnlyList<string> Processes => [.. registry.All.Select(process => process.ToString())];

    /// <summary>Binds all three ports and serves them.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="logging">Requests, commands, comings and goings.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ListenException">A port cannot be listened on; none is, then.</exception>
    public static async Task<SppCtlServer> StartAsync(SppCtlOptions options, ILoggerFactory logging, TimeProvider time, CancellationToken cancellationToken)
    {
        var server = new SppCtlServer(options, logging, time);
        try
        {
            await server.BindAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops: requests under way get a moment, then all processes are disconnected. They dial again when there is
    /// somebody to dial.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        foreach (var part in new IAsyncDisposable?[] { api, primary, secondary })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    private async Task BindAsync(CancellationToken cancellationToken)
    {
        var reception = new ProcessReception(registry, options, time, logger);
        var address = await ListenAddress.FindAsync(options.Bind, cancellationToken);
        primary = Listen(new IPEndPoint(address, options.PrimaryPort), "primary", reception.ServePrimaryAsync);
        secondary = Listen(new IPEndPoint(address, options.SecondaryPort), "secondary", reception.ServeSecondaryAsync);
        try
        {
            api = await ApiServer.StartAsync(address, new ApiServices(registry, options, logger), logging, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw new ListenException($"The API port {options.ApiPort} of {options.Bind} cannot be listened on: {failure.Message}", failure);
        }
    }

    private ProcessListener Listen(IPEndPoint endPoint, string name, Func<Socket, CancellationToken, Task> serve)
    {
        try
        {
            return ProcessListener.Start(endPoint, serve, time, logger);
        }
        catch (SocketException failure)
        {
            throw new ListenException($"The {name} port {endPoint.Port} of {endPoint.Address} cannot be listened on: {failure.Message}", failure);
        }
    }
}
