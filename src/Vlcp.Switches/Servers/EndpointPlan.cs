using System.Net;
using System.Text.Json;
using Vlcp.Events.Connections;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Switches.Servers;

/// <summary>One URL of the configuration, with everything that its connections need.</summary>
/// <param name="Vhost">The vhost that its connections belong to.</param>
/// <param name="Url">Where to listen or connect.</param>
/// <param name="Settings">The vhost's settings.</param>
/// <param name="Protocol">The vhost's protocol settings.</param>
internal sealed record EndpointPlan<TProtocol>(string Vhost, ConnectionUrl Url, ConnectionServerOptions Settings, TProtocol Protocol)
    where TProtocol : ConnectionProtocolOptions
{
    /// <summary>Equal for plans that lead to the same endpoint.</summary>
    public string Fingerprint { get; } = string.Join(
        '\n', Vhost, Url, JsonSerializer.Serialize(Settings, Settings.GetType()), JsonSerializer.Serialize(Protocol));

    /// <exception cref="ConfigurationException">A bind address is none.</exception>
    public ConnectionOptions ConnectionOptions(TimeProvider time, ReconnectPolicy reconnect) => new()
    {
        ConnectTimeout = Protocol.ConnectTimeout,
        RetryListenInterval = Protocol.RetryListenInterval,
        Backlog = Protocol.BacklogSize,
        NoDelay = Protocol.NoDelay,
        BindAddresses = [.. Settings.BindAddresses.Select(ParseAddress)],
        Tls = new TlsFiles(Settings.Key, Settings.Certificate, Settings.CaCertificates),
        Reconnect = reconnect,
        TimeProvider = time,
    };

    private static IPAddress ParseAddress(string text) =>
        IPAddress.TryParse(text, out var address) ? address : throw new ConfigurationException($"'bindaddress' must name IP addresses, not '{text}'");
}
