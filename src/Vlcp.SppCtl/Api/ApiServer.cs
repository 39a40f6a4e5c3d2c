using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Vlcp.SppCtl.Api;

/// <summary>The web server of the API.</summary>
internal sealed class ApiServer : IAsyncDisposable
{
    private const string Localhost = "localhost";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly WebApplication application;

    private ApiServer(WebApplication application) => this.application = application;

    /// <summary>Where it listens, with real ports.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Binds and serves.</summary>
    /// <param name="address">Address that the name in the settings stands for.</param>
    /// <param name="services">What the resources work with.</param>
    /// <param name="logging">For the web server itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The server.</returns>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<ApiServer> StartAsync(IPAddress address, ApiServices services, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        // Neither files nor the environment may change what was configured here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logging).AddLogging().AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Services.AddRoutingCore().Configure<RouteOptions>(routes => routes.SetParameterPolicy<NumberConstraint>(NumberConstraint.Name));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        builder.WebHost.UseKestrelCore().UseSockets(Configure).ConfigureKestrel(kestrel => Configure(kestrel, address, services.Options));
        var application = builder.Build();
        application.Use((RequestDelegate next) => new FailureResponses(next, services.Logger).InvokeAsync);
        application.UseRouting();
        application.MapApi(services);
        try
        {
            await application.StartAsync(cancellationToken);
            return new ApiServer(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops; requests under way get a moment.</summary>
    /// <returns>A task.</returns>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await application.StopAsync(patience.Token);
        await application.DisposeAsync();
    }

    // No request ever blocks its thread, so that the one that reads it may carry it out: a change of threads costs more than most requests.
    private static void Configure(SocketTransportOptions sockets) => sockets.UnsafePreferInlineScheduling = true;

    private static void Configure(KestrelServerOptions kestrel, IPAddress address, SppCtlOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.BodyLimit;
        if (options.Bind == Localhost && options.ApiPort != 0)
        {
            // Clients that try IPv6 first need not wait for a refusal.
            kestrel.ListenLocalhost(options.ApiPort, endpoint => endpoint.Protocols = HttpProtocols.Http1);
            return;
        }

        kestrel.Listen(address, options.ApiPort, endpoint => endpoint.Protocols = HttpProtocols.Http1);
    }
}
