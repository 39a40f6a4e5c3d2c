using Vlcp.Hosting.Modules;

namespace Vlcp.Switches.Servers;

/// <summary>Settings of a module that listens or connects; every vhost has its own.</summary>
public abstract class ConnectionServerOptions
{
    /// <summary>More URLs.</summary>
    [Setting("urls", "More URLs, used beside url.")]
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Whether the URLs are connected to.</summary>
    [Setting("client", "True to connect to tcp, ssl and unix URLs, False to listen on them. ptcp, pssl and punix URLs always listen. When not set, only unix URLs of jsonrpcserver are connected to.")]
    public bool? Client { get; init; }

    /// <summary>Private key.</summary>
    [Setting("key", "PEM file of the private key for ssl URLs.")]
    public string? Key { get; init; }

    /// <summary>Certificate.</summary>
    [Setting("certificate", "PEM file of the certificate for ssl URLs.")]
    public string? Certificate { get; init; }

    /// <summary>Who signs peers.</summary>
    [Setting("ca_certs", "PEM file of the authorities that sign the peers of ssl URLs; without it any peer is accepted.")]
    public string? CaCertificates { get; init; }

    /// <summary>Addresses to connect from.</summary>
    [Setting("bindaddress", "IP addresses to connect from; the first of the peer's family is used.")]
    public IReadOnlyList<string> BindAddresses { get; init; } = [];
}
