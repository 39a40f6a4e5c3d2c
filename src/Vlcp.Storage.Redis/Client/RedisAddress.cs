using System.Globalization;
using Vlcp.Events.Connections;

namespace Vlcp.Storage.Redis;

/// <summary>
/// Where a Redis server is and who we are there: <c>redis://[[user]:password@]host[:port][/database]</c>, <c>rediss://</c> for TLS,
/// <c>redis+unix:///path</c> (or <c>unix:///path</c>) for a socket, and the connection URLs of other modules (<c>tcp://</c>, <c>ssl://</c>).
/// </summary>
/// <param name="Url">The server.</param>
/// <param name="User">Name of the ACL user; null: the default one.</param>
/// <param name="Password">Password; null: none.</param>
/// <param name="Database">Number of the database; null when the URL names none.</param>
public sealed record RedisAddress(ConnectionUrl Url, string? User, string? Password, int? Database)
{
    /// <summary>The port of a URL without one.</summary>
    public const int DefaultPort = 6379;

    /// <summary>The schemes of URLs that only mean Redis.</summary>
    public static IReadOnlyList<string> Schemes { get; } = ["redis", "rediss", "redis+unix"];

    /// <summary>Reads a URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="defaultPort">Port when it names none.</param>
    /// <exception cref="FormatException">It is none; the message does not show its password.</exception>
    public static RedisAddress Parse(string text, int defaultPort = DefaultPort)
    {
        var (scheme, rest) = text.IndexOf("://", StringComparison.Ordinal) is >= 0 and var end
            ? (text[..end].ToLowerInvariant(), text[(end + 3)..])
            : ("tcp", text);
        var transport = scheme switch
        {
            "redis" => "tcp",
            "rediss" => "ssl",
            "redis+unix" => "unix",
            _ => scheme,
        };
        if (transport == "unix")
        {
            return new RedisAddress(ConnectionUrl.Parse($"unix://{rest}", defaultPort), null, null, null);
        }

        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[(slash + 1)..].Trim('/'));
        var at = authority.LastIndexOf('@');
        var (user, password) = at < 0 ? (null, null) : Credentials(authority[..at]);
        var host = authority[(at + 1)..];
        var url = ConnectionUrl.Parse($"{transport}://{(host.Length == 0 || host[0] == ':' ? "localhost" + host : host)}", defaultPort);
        return url.IsListener
            ? throw new FormatException($"'{scheme}://' does not connect to a server.")
            : new RedisAddress(url, user, password, path.Length == 0 ? null : ParseDatabase(path));
    }

    /// <summary>The URL without its password.</summary>
    public override string ToString()
    {
        var scheme = Url.Transport switch
        {
            ConnectionTransport.Tls => "rediss",
            ConnectionTransport.Unix => "redis+unix",
            _ => "redis",
        };
        var place = Url.ToString();
        return $"{scheme}{place[place.IndexOf(':', StringComparison.Ordinal)..]}/{Database?.ToString(CultureInfo.InvariantCulture)}";
    }

    private static (string? User, string? Password) Credentials(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? (null, Uri.UnescapeDataString(text))
            : (colon == 0 ? null : Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
    }

    private static int ParseDatabase(string path) =>
        int.TryParse(path, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"The path of a Redis URL is the number of a database, not '{path}'.");
}
