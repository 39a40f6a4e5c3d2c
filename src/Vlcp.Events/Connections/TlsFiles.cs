using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Vlcp.Events.Connections;

/// <summary>
/// PEM files for TLS. The peer is verified only against <paramref name="CaCertificates"/>: without them any peer is accepted.
/// Its name is not compared: switches and controllers are known by who signed them, as with Open vSwitch's own tools.
/// </summary>
/// <param name="PrivateKey">File of our private key (configuration key <c>key</c>), or null when it is in the certificate's file.</param>
/// <param name="Certificate">File of our certificate (<c>certificate</c>); listeners need one.</param>
/// <param name="CaCertificates">File of the certificates that sign peers (<c>ca_certs</c>), or null to accept any peer.</param>
public sealed record TlsFiles(string? PrivateKey, string? Certificate, string? CaCertificates)
{
    /// <summary>No files: a client without certificate that verifies nothing.</summary>
    public static TlsFiles None { get; } = new(null, null, null);

    /// <summary>Loads the files for a connection that we open.</summary>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is not the PEM that it should be.</exception>
    internal SslClientAuthenticationOptions ToClientOptions(string targetHost)
    {
        var own = LoadOwn();
        return new SslClientAuthenticationOptions
        {
            TargetHost = targetHost,
            ClientCertificateContext = own is null ? null : SslStreamCertificateContext.Create(own, null, offline: true),
            CertificateChainPolicy = LoadChainPolicy(),
            RemoteCertificateValidationCallback = AcceptsPeer,
        };
    }

    /// <summary>Loads the files for a connection that a peer opened.</summary>
    /// <exception cref="InvalidOperationException">There is no certificate.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A file is not the PEM that it should be.</exception>
    internal SslServerAuthenticationOptions ToServerOptions()
    {
        var own = LoadOwn() ?? throw new InvalidOperationException("A TLS listener needs a certificate: 'certificate' is not set.");
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = SslStreamCertificateContext.Create(own, null, offline: true),
            ClientCertificateRequired = CaCertificates is not null,
            CertificateChainPolicy = LoadChainPolicy(),
            RemoteCertificateValidationCallback = AcceptsPeer,
        };
    }

    private X509Certificate2? LoadOwn() =>
        Certificate is null ? null : X509Certificate2.CreateFromPemFile(Certificate, PrivateKey);

    private X509ChainPolicy? LoadChainPolicy()
    {
        if (CaCertificates is null)
        {
            return null;
        }
        // All that is needed is in the files: a handshake must not wait for downloads that the peer's certificate asks for.
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.ImportFromPemFile(CaCertificates);
        return policy;
    }

    private bool AcceptsPeer(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        CaCertificates is null || (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
}
