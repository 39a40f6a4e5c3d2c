using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb.Tests;

/// <summary>An authority, and keys that it has signed.</summary>
internal sealed class TestCertificates : IDisposable
{
    private readonly TestDirectory directory;
    private readonly string name;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 authority;

    public TestCertificates(TestDirectory directory, string name)
    {
        this.directory = directory;
        this.name = name;
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
    }

    public string AuthorityFile => directory[$"{name}-ca.pem"];

    public TlsFiles Issue(string subject)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={subject}", own, HashAlgorithmName.SHA256);
        using var signed = request.Create(
            authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1), Guid.NewGuid().ToByteArray());
        var files = new TlsFiles(directory[$"{name}-{subject}-key.pem"], directory[$"{name}-{subject}.pem"], AuthorityFile);
        File.WriteAllText(files.PrivateKey!, own.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(files.Certificate!, signed.ExportCertificatePem());
        return files;
    }

    public void Dispose()
    {
        authority.Dispose();
        key.Dispose();
    }
}
