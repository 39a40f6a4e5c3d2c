using Vlcp.Hosting.Modules;

namespace Vlcp.Hosting.Http;

/// <summary>Settings of one HTTP endpoint; every vhost has its own.</summary>
[Configuration("module.httpserver", Retired = ["connmanage", "client", "bindaddress", "ca_certs"])]
public sealed class HttpServerOptions
{
    /// <summary>URL that the vhost listens on.</summary>
    [Setting("url", "URL to listen on: tcp://HOST:PORT/, ssl://HOST:PORT/ or unix:///PATH; without a host only this machine is served. Other vhosts are configured as module.httpserver.vhost.NAME.url. With no URL anywhere, the vhost 'api' listens on http://localhost:8081/.")]
    public string? Url { get; init; }

    /// <summary>More URLs.</summary>
    [Setting("urls", "More URLs to listen on.")]
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Private key.</summary>
    [Setting("key", "PEM file of the private key for ssl URLs.")]
    public string? Key { get; init; }

    /// <summary>Certificate.</summary>
    [Setting("certificate", "PEM file of the certificate for ssl URLs.")]
    public string? Certificate { get; init; }
}
