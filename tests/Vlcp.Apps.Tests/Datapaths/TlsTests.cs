using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vlcp.Apps.DpSets;
using Vlcp.Events.Connections;
using Vlcp.Lab;

namespace Vlcp.Apps.Tests.Datapaths;

/// <summary>A real Open vSwitch over TLS: both ends show who signed them.</summary>
public sealed class TlsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_switch_comes_in_with_a_certificate_of_the_right_signer_only(bool isTrusted)
    {
        await using var openVSwitch = await DummySwitch.StartAsync(Stop);
        var directory = openVSwitch.Switch.Directory;
        using var authority = Authority("authority");
        using var stranger = Authority("stranger");
        var ca = Write(directory, "ca.pem", authority.ExportCertificatePem());
        Sign(directory, "controller", authority);
        Sign(directory, "switch", isTrusted ? authority : stranger);
        await using var apps = await TestApps.StartAsync(
            o => o with
            {
                Listen = [ConnectionUrl.Parse("pssl://127.0.0.1:0", 6653)],
                Connections = ConnectionOptions.Default with { Tls = new TlsFiles(Path.Combine(directory, "controller.key"), Path.Combine(directory, "controller.pem"), ca) },
            },
            typeof(DpSet));
        await openVSwitch.Switch.VsctlAsync(["set-ssl", Path.Combine(directory, "switch.key"), Path.Combine(directory, "switch.pem"), ca], Stop);
        await openVSwitch.AddBridgeAsync(new BridgeOptions("br0", $"ssl:127.0.0.1:{apps.Port}") { DatapathId = 0x77 }, Stop);
        if (isTrusted)
        {
            await Patience.UntilAsync("the switch", () => apps.Find<DpSet>().Get(0x77) is not null);
        }
        else
        {
            await Patience.UntilAsync("a refusal", () => apps.Log.Lines.Any(l => l.Text.Contains("TLS", StringComparison.OrdinalIgnoreCase) || l.Text.Contains("certificate", StringComparison.OrdinalIgnoreCase)));
            Assert.Null(apps.Find<DpSet>().Get(0x77));
        }
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    private static void Sign(string directory, string name, X509Certificate2 authority)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(12), Guid.NewGuid().ToByteArray());
        Write(directory, $"{name}.pem", certificate.ExportCertificatePem());
        Write(directory, $"{name}.key", key.ExportPkcs8PrivateKeyPem());
    }

    private static string Write(string directory, string name, string text)
    {
        var path = Path.Combine(directory, name);
        File.WriteAllText(path, text + "\n");
        return path;
    }
}
