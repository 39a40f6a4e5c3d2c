using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Vlcp.Storage.Etcd;

/// <summary>Makes the HTTP connections of a store, with TLS as its URL says.</summary>
internal static class EtcdConnections
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    /// <exception cref="IOException">A TLS file can't be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A TLS file is not the PEM that it should be.</exception>
    internal static HttpClient Open(EtcdStoreUrl url)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = ConnectTimeout,
            SslOptions = Secure(url),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static SslClientAuthenticationOptions Secure(EtcdStoreUrl url)
    {
        var options = new SslClientAuthenticationOptions();
        if (url.Certificate is not null)
        {
            var own = X509Certificate2.CreateFromPemFile(url.Certificate, url.PrivateKey);
            options.ClientCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true);
        }

        if (url.Authorities is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                DisableCertificateDownloads = true,
            };
            options.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(url.Authorities);
        }

        return options;
    }
}
