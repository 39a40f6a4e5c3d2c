using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Vlcp.Storage.Contract.Servers;

/// <summary>An authority of one test, and the keys for 127.0.0.1 that it signs, as PEM files in a directory of its own.</summary>
public sealed class TestAuthority : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-ca-");
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    /// <summary>A new authority.</summary>
    public TestAuthority()
    {
        var request = new CertificateRequest("CN=test authority", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(PathOf("ca.pem"), _certificate.ExportCertificatePem());
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var issue = new CertificateRequest("CN=127.0.0.1", own, HashAlgorithmName.SHA256);
        issue.CertificateExtensions.Add(names.Build());
        using var signed = issue.Create(_certificate, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), Guid.NewGuid().ToByteArray());
        File.WriteAllText(Key, own.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Certificate, signed.ExportCertificatePem());
    }

    /// <summary>File of the authority's certificate.</summary>
    public string Authority => PathOf("ca.pem");

    /// <summary>File of a certificate that it signed.</summary>
    public string Certificate => PathOf("cert.pem");

    /// <summary>File of that certificate's key.</summary>
    public string Key => PathOf("key.pem");

    /// <inheritdoc/>
    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
        _directory.Delete(recursive: true);
    }

    private string PathOf(string name) => Path.Combine(_directory.FullName, name);
}
