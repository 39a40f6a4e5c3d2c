using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vlcp.Apps.Running;

namespace Vlcp.Apps.Web;

/// <summary>
/// The web server that apps share, a context: an app whose constructor asks for it adds its pages there with <see cref="Map"/>, and the
/// server starts when all apps have. Handlers run beside the apps' threads; <see cref="WebApp"/> brings them onto one.
/// </summary>
public sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    /// <summary>Makes a server that does not listen yet.</summary>
    /// <param name="options">Its address.</param>
    public WebServer(AppOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.AddFilter("Microsoft", LogLevel.Warning));
        _application = builder.Build();
        _application.UseWebSockets();
        _application.UseRouting();
    }

    /// <summary>The addresses of the server, with the real port; empty until it runs.</summary>
    public IReadOnlyList<Uri> Addresses =>
        [.. _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Select(a => new Uri(a)) ?? []];

    /// <summary>Adds a page.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="pattern">The path, with <c>{name}</c> for variable parts.</param>
    /// <param name="handler">Answers.</param>
    public void Map(string method, string pattern, RequestDelegate handler) => _application.MapMethods(pattern, [method], handler);

    /// <summary>Ends the server.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _application.StartAsync(cancellationToken);
        }
        catch (IOException e)
        {
            throw new AppException($"The web server can't start: {e.Message}", e);
        }
    }

    internal async Task StopAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _application.StopAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static void Listen(KestrelServerOptions kestrel, AppOptions options)
    {
        if (options.WebHost is "localhost")
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, options.WebPort);
        }
        else if (System.Net.IPAddress.TryParse(options.WebHost, out var address))
        {
            kestrel.Listen(address, options.WebPort);
        }
        else
        {
            throw new AppException($"The web server's host '{options.WebHost}' is not an IP address");
        }
    }
}
