using System.Collections.Immutable;
using System.Globalization;

namespace Vlcp.Storage;

/// <summary>
/// Where an etcd store is: <c>etcd://[USER:PASSWORD@]HOST[:PORT][,HOST[:PORT]...][/PREFIX][?OPTION=VALUE&amp;...]</c>; <c>etcds://</c> is the
/// same over TLS. User, password and option values are percent-encoded where they hold special characters.
/// </summary>
/// <remarks>
/// Options: <c>timeout</c> (seconds until a call fails while the cluster is away, 0.1 to 3600), <c>operations</c> (what the servers were started
/// with as <c>--max-txn-ops</c>, 16 to 1000000), and for TLS <c>ca</c>, <c>cert</c>, <c>key</c> (PEM files).
/// </remarks>
public sealed record EtcdStoreUrl
{
    /// <summary>The port of etcd's clients at IANA.</summary>
    public const int DefaultPort = 2379;

    /// <summary>The members' client addresses, each <c>http(s)://host:port</c>; at least one.</summary>
    public required ImmutableArray<Uri> Endpoints { get; init; }

    /// <summary>What every key of the store begins with, <c>/vlcp</c> by default: without a slash at the end.</summary>
    public string Prefix { get; init; } = "/vlcp";

    /// <summary>The user, or null for an etcd without authentication.</summary>
    public string? User { get; init; }

    /// <summary>The password; it is never shown.</summary>
    public string Password { get; init; } = "";

    /// <summary>PEM file of the authorities that sign the members; null: those of the system.</summary>
    public string? Authorities { get; init; }

    /// <summary>PEM file of our certificate, or null.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file of our private key, or null when it is in the certificate's file.</summary>
    public string? PrivateKey { get; init; }

    /// <summary>How long a call tries before it fails.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The members' limit of operations in one transaction (<c>--max-txn-ops</c>).</summary>
    public int MaxOperations { get; init; } = 128;

    /// <summary>Reads a URL.</summary>
    /// <exception cref="FormatException">It is none; the message names the broken rule and shows no password.</exception>
    public static EtcdStoreUrl Parse(string text)
    {
        var scheme = text.StartsWith("etcds://", StringComparison.OrdinalIgnoreCase) ? "https"
            : text.StartsWith("etcd://", StringComparison.OrdinalIgnoreCase) ? "http"
            : throw new FormatException("The URL of an etcd store begins with etcd:// or etcds://.");
        var rest = text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..];
        var (place, options) = Split(rest, '?');
        var at = place.LastIndexOf('@');
        var (hosts, path) = Split(place[(at + 1)..], '/');
        var (user, password) = at < 0 ? ("", "") : Split(place[..at], ':');
        var url = new EtcdStoreUrl
        {
            Endpoints = [.. hosts.Split(',').Select(host => Endpoint(scheme, host))],
            Prefix = path.Trim('/') is { Length: > 0 } prefix ? $"/{Uri.UnescapeDataString(prefix)}" : "/vlcp",
            User = user.Length == 0 ? null : Uri.UnescapeDataString(user),
            Password = Uri.UnescapeDataString(password),
        };
        return options.Split('&', StringSplitOptions.RemoveEmptyEntries).Aggregate(url, (known, option) => known.With(option));
    }

    /// <summary>The URL without password and options, for people.</summary>
    public override string ToString() =>
        $"{(Endpoints[0].Scheme == "https" ? "etcds" : "etcd")}://{(User is null ? "" : $"{User}@")}{string.Join(',', Endpoints.Select(endpoint => endpoint.Authority))}{Prefix}";

    private static Uri Endpoint(string scheme, string host)
    {
        var withPort = host.LastIndexOf(':') > host.LastIndexOf(']') ? host : $"{host}:{DefaultPort}";
        return host.Length > 0 && Uri.TryCreate($"{scheme}://{withPort}/", UriKind.Absolute, out var uri) && uri.PathAndQuery == "/" && uri.Host.Length > 0
            ? uri
            : throw new FormatException($"'{host}' in the URL of an etcd store is no HOST[:PORT].");
    }

    private EtcdStoreUrl With(string option)
    {
        var (name, encoded) = Split(option, '=');
        var value = Uri.UnescapeDataString(encoded);
        return name switch
        {
            "timeout" => this with { Timeout = TimeSpan.FromSeconds(Number(name, value, 0.1, 3600)) },
            "operations" => this with { MaxOperations = (int)Number(name, value, 16, 1_000_000) },
            "ca" => this with { Authorities = value },
            "cert" => this with { Certificate = value },
            "key" => this with { PrivateKey = value },
            _ => throw new FormatException($"The URL of an etcd store has no option '{name}'; there are timeout, operations, ca, cert and key."),
        };
    }

    private static double Number(string name, string value, double least, double most) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{name}={value} in the URL of an etcd store is no number from {least} to {most}.");

    private static (string Before, string After) Split(string text, char separator) =>
        text.IndexOf(separator, StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");
}
