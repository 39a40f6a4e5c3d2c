using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vlcp.Events.Connections;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Redis.Tests.Client;

public sealed class TlsTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-tls-");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task A_server_is_trusted_by_who_signed_it_and_gets_the_password_over_TLS()
    {
        var (certificate, key) = Write("server");
        var (other, _) = Write("other");
        using var port = TestPort.Take();
        await using var servers = await RedisServers.StartAsync(
            [
                "--tls-port", port.Number.ToString(CultureInfo.InvariantCulture), "--tls-cert-file", certificate, "--tls-key-file", key,
                "--tls-ca-cert-file", certificate, "--tls-auth-clients", "no", "--requirepass", "secret",
            ],
            Cancelled);
        await using (var trusting = Open(port.Number, certificate))
        {
            await using var feed = trusting.OpenFeed();
            await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
            var commit = await trusting.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put("a", new byte[300_000])), Cancelled);
            Assert.Equal(commit.Revision, (await feed.Changes.ReadAsync(Cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Cancelled)).Revision);
            Assert.Equal(300_000, (await trusting.ReadAsync(StoreQuery.Of("a"), Cancelled)).Get("a")!.Value.Length);
        }

        await using var doubting = Open(port.Number, other);
        for (var start = TimeProvider.System.GetTimestamp(); doubting.Status.Problem?.Contains("certificate", StringComparison.OrdinalIgnoreCase) != true;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(60), doubting.Status.Problem);
            await Task.Delay(20, Cancelled);
        }
    }

    private static RedisStoreEngine Open(int port, string authority) => new(
        new RedisClientOptions
        {
            Address = RedisAddress.Parse($"rediss://:secret@127.0.0.1:{port}/"),
            Timeout = TimeSpan.FromSeconds(60),
            Connection = new ConnectionOptions { Tls = new TlsFiles(null, null, authority) },
        },
        new RedisStoreSettings { Deflate = false });

    private (string Certificate, string Key) Write(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var paths = (Path.Combine(_directory.FullName, $"{name}.crt"), Path.Combine(_directory.FullName, $"{name}.key"));
        File.WriteAllText(paths.Item1, certificate.ExportCertificatePem());
        File.WriteAllText(paths.Item2, key.ExportPkcs8PrivateKeyPem());
        return paths;
    }
}
