using System.Collections.Immutable;
using System.Globalization;
using Vlcp.Events.Connections;

namespace Vlcp.Storage;

/// <summary>
/// Where the servers of an OVSDB cluster are: <c>ovsdb:tcp:HOST[:PORT],tcp:HOST[:PORT],...[?OPTION=VALUE&amp;...]</c>, with <c>ssl:</c> for TLS and
/// <c>unix:</c> for a socket, as Open vSwitch writes them.
/// </summary>
/// <remarks>
/// Options: <c>timeout</c> (seconds until a call fails while the cluster is away, 0.1 to 3600), and for TLS <c>ca</c>, <c>cert</c>, <c>key</c> (PEM
/// files; without <c>ca</c> any server is trusted).
/// </remarks>
public sealed record OvsdbStoreUrl
{
    /// <summary>The port when a remote names none: the one that OVN and others use for clustered databases.</summary>
    public const int DefaultPort = 6641;

    /// <summary>The servers; at least one.</summary>
    public required ImmutableArray<ConnectionUrl> Remotes { get; init; }

    /// <summary>How long a call tries before it fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The files for TLS.</summary>
    public TlsFiles Tls { get; init; } = TlsFiles.None;

    /// <summary>Reads a URL.</summary>
    /// <exception cref="FormatException">It is none; the message names the broken rule.</exception>
    public static OvsdbStoreUrl Parse(string text)
    {
        const string Scheme = "ovsdb:";
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("The URL of an OVSDB store begins with ovsdb:.");
        }

        var (remotes, options) = Split(text[Scheme.Length..], '?');
        var url = new OvsdbStoreUrl { Remotes = [.. remotes.Split(',').Select(Remote)] };
        return options.Split('&', StringSplitOptions.RemoveEmptyEntries).Aggregate(url, (known, option) => known.With(option));
    }

    /// <summary>The URL without options, for people.</summary>
    public override string ToString() => $"ovsdb:{string.Join(',', Remotes)}";

    private static ConnectionUrl Remote(string text)
    {
        var url = ConnectionUrl.Parse(text, DefaultPort);
        return url.IsListener || (url.Host is null && url.Path is null)
            ? throw new FormatException($"'{text}' in the URL of an OVSDB store is no server to connect to: tcp:HOST[:PORT], ssl:HOST[:PORT] or unix:PATH.")
            : url;
    }

    private static (string Before, string After) Split(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    private OvsdbStoreUrl With(string option)
    {
        var (name, encoded) = Split(option, '=');
        var value = Uri.UnescapeDataString(encoded);
        return name switch
        {
            "timeout" => this with { Timeout = Seconds(value) },
            "ca" => this with { Tls = Tls with { CaCertificates = value } },
            "cert" => this with { Tls = Tls with { Certificate = value } },
            "key" => this with { Tls = Tls with { PrivateKey = value } },
            _ => throw new FormatException($"The URL of an OVSDB store has no option '{name}'; there are timeout, ca, cert and key."),
        };
    }

    private static TimeSpan Seconds(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is >= 0.1 and <= 3600
            ? TimeSpan.FromSeconds(number)
            : throw new FormatException($"timeout={value} in the URL of an OVSDB store is no number from 0.1 to 3600.");
}
