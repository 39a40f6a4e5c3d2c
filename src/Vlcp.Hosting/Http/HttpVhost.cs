using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Vlcp.Events.Connections;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Hosting.Http;

/// <summary>One vhost's listeners: a Kestrel of its own, because limits differ between vhosts.</summary>
internal sealed class HttpVhost(string name, IReadOnlyList<string> urls, ConfigScope settings, ConfigScope protocol, ILoggerFactory logging)
    : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly List<HttpRequestHandler> handlers = [];
    private KestrelServer? kestrel;
    private long served;

    public string Name => name;

    public IReadOnlyList<string> Urls => urls;

    public bool IsListening => kestrel is not null;

    public long Served => Interlocked.Read(ref served);

    /// <summary>Where the listeners really are, with the ports that port 0 became.</summary>
    public IReadOnlyList<string> Addresses => kestrel?.Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];

    public void AddHandler(HttpRequestHandler handler)
    {
        lock (handlers)
        {
            handlers.Add(handler);
        }
    }

    public void RemoveHandler(HttpRequestHandler handler)
    {
        lock (handlers)
        {
            handlers.Remove(handler);
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (kestrel is not null || urls.Count == 0)
        {
            return;
        }

        var created = new KestrelServer(Options.Create(KestrelOptions()), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), logging), logging);
        try
        {
            await created.StartAsync(this, cancellationToken);
            kestrel = created;
        }
        catch
        {
            created.Dispose();
            throw;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (kestrel is { } running)
        {
            kestrel = null;
            await running.StopAsync(cancellationToken);
            running.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(0);
        await StopAsync(now.Token);
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        Interlocked.Increment(ref served);
        context.Response.Headers.Server = "VLCP HTTP Server";
        HttpRequestHandler[] current;
        lock (handlers)
        {
            current = [.. handlers];
        }

        foreach (var handler in current)
        {
            if (await handler(context))
            {
                return;
            }
        }

        await JsonResponse.NotFoundAsync(context);
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    private KestrelServerOptions KestrelOptions()
    {
        var limits = OptionsBinder.Bind<HttpProtocolOptions>(protocol);
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            // Kestrel looks up its metrics and TLS services here.
            ApplicationServices = new ServiceCollection().AddSingleton(logging).AddLogging().AddMetrics().BuildServiceProvider(),
        };
        options.Limits.MaxRequestLineSize = limits.HeadLineLimit;
        options.Limits.MaxRequestBufferSize = Math.Max(options.Limits.MaxRequestBufferSize ?? 0, Math.Max(limits.HeadLineLimit, limits.HeaderLimit));
        options.Limits.MaxRequestHeadersTotalSize = limits.HeaderLimit;
        options.Limits.MaxRequestHeaderCount = limits.HeaderCountLimit;
        options.Limits.MaxRequestBodySize = limits.BodyLimit;
        options.Limits.MaxConcurrentConnections = limits.ConnectionLimit;
        options.Limits.KeepAliveTimeout = limits.IdleTimeout;
        options.Limits.RequestHeadersTimeout = limits.HeaderTimeout;
        foreach (var url in urls)
        {
            Listen(options, ParseUrl(url));
        }

        return options;
    }

    private static ConnectionUrl ParseUrl(string url)
    {
        // A socket may be written as Open vSwitch does it: unix:/PATH.
        var colon = url.IndexOf(":/", StringComparison.Ordinal);
        var (scheme, place) = colon < 0 ? ("TCP", $"://{url}") : (url[..colon].ToUpperInvariant(), url[colon..]);
        var (listener, port) = scheme switch
        {
            "HTTP" or "TCP" or "LTCP" => ("ptcp", 80),
            "HTTPS" or "SSL" or "LSSL" => ("pssl", 443),
            "UNIX" or "LUNIX" => ("punix", 0),
            _ => throw new ConfigurationException($"URL '{url}' of the HTTP server must begin with http, https, tcp, ssl or unix"),
        };
        try
        {
            return ConnectionUrl.Parse($"{listener}{place}", port);
        }
        catch (FormatException failure)
        {
            throw new ConfigurationException($"URL '{url}' of the HTTP server cannot be used: {failure.Message}", failure);
        }
    }

    private void Listen(KestrelServerOptions options, ConnectionUrl url)
    {
        void Configure(ListenOptions endpoint)
        {
            endpoint.Protocols = HttpProtocols.Http1;
            if (url.Transport == ConnectionTransport.Tls)
            {
                endpoint.UseHttps(LoadCertificate());
            }
        }

        switch (url)
        {
            case { Path: { } path }:
                File.Delete(path);
                options.ListenUnixSocket(path, Configure);
                break;
            case { Host: null or "localhost", Port: not 0 }:
                options.ListenLocalhost(url.Port, Configure);
                break;
            case { Host: null or "localhost" }:
                options.Listen(IPAddress.Loopback, url.Port, Configure);
                break;
            default:
                options.Listen(Resolve(url.Host), url.Port, Configure);
                break;
        }
    }

    private static IPAddress Resolve(string host) => IPAddress.TryParse(host, out var address) ? address : Dns.GetHostAddresses(host)[0];

    private X509Certificate2 LoadCertificate()
    {
        var files = OptionsBinder.Bind<HttpServerOptions>(settings);
        return files.Certificate is { } certificate
            ? X509Certificate2.CreateFromPemFile(certificate, files.Key)
            : throw new ConfigurationException($"The vhost '{name}' of the HTTP server needs 'certificate' for an ssl URL");
    }
}
