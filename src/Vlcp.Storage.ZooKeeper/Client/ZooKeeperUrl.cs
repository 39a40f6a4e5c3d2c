using System.Collections.Immutable;
using Vlcp.Events.Connections;

namespace Vlcp.Storage.ZooKeeper;

/// <summary>
/// Where a ZooKeeper store is: <c>zk://[user:password@]host[:port][,host[:port]...][/chroot]</c>, IPv6 addresses in brackets;
/// <c>zks://</c> (or <c>ssl://</c>) for TLS. User and password may be percent-encoded.
/// </summary>
/// <param name="Servers">The servers of the ensemble; at least one.</param>
/// <param name="Chroot">The node under which everything is kept, such as <c>/vlcp/lab</c>; empty for the root.</param>
/// <param name="User">User of the digest authentication, or null for none.</param>
/// <param name="Password">Its password.</param>
public sealed record ZooKeeperUrl(ImmutableArray<ConnectionUrl> Servers, string Chroot, string? User, string? Password)
{
    /// <summary>The port that ZooKeeper has at IANA.</summary>
    public const int DefaultPort = 2181;

    /// <summary>The schemes that <see cref="Parse"/> knows beside <c>tcp</c> and <c>ssl</c>.</summary>
    public static ImmutableArray<string> Schemes { get; } = ["zk", "zks", "zookeeper"];

    /// <summary>Reads the URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="defaultPort">The port of servers that name none.</param>
    /// <exception cref="FormatException">It is none; the message tells why, without the password.</exception>
    public static ZooKeeperUrl Parse(string text, int defaultPort = DefaultPort)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slashes = text.IndexOf("://", StringComparison.Ordinal);
        var scheme = slashes < 0 ? "" : text[..slashes].Trim().ToLowerInvariant();
        var transport = scheme switch
        {
            "zk" or "zookeeper" or "tcp" => "tcp",
            "zks" or "ssl" => "ssl",
            _ => throw Error($"its scheme is '{scheme}', not zk or zks"),
        };
        var rest = text[(slashes + 3)..].Trim();
        var at = rest.LastIndexOf('@');
        var (user, password) = at < 0 ? (null, null) : Credentials(rest[..at]);
        rest = rest[(at + 1)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var hosts = slash < 0 ? rest : rest[..slash];
        return new ZooKeeperUrl(
            [.. hosts.Split(',').Select(host => Server(transport, host.Trim(), defaultPort))], CheckChroot(slash < 0 ? "" : rest[slash..].TrimEnd('/')), user, password);
    }

    /// <summary>The URL without the password.</summary>
    public override string ToString()
    {
        var scheme = Servers[0].Transport == ConnectionTransport.Tls ? "zks" : "zk";
        var servers = Servers.Select(server => server.ToString()).Select(server => server[(server.IndexOf("//", StringComparison.Ordinal) + 2)..]);
        return $"{scheme}://{(User is null ? "" : Uri.EscapeDataString(User) + "@")}{string.Join(',', servers)}{Chroot}";
    }

    private static ConnectionUrl Server(string transport, string host, int defaultPort)
    {
        if (host.Length == 0)
        {
            throw Error("a host is empty");
        }

        try
        {
            return ConnectionUrl.Parse($"{transport}://{host}", defaultPort);
        }
        catch (FormatException error)
        {
            throw Error($"of server '{host}': {error.Message}");
        }
    }

    private static (string User, string Password) Credentials(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            ? (Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]))
            : throw Error("what stands before '@' is not user:password");
    }

    private static string CheckChroot(string path) =>
        path.Split('/').Skip(1).Any(part => part is "" or "." or ".." || part.Any(c => char.IsControl(c) || c is '?' or '#'))
            ? throw Error($"the chroot '{path}' is not a path of nodes")
            : path;

    private static FormatException Error(string rule) => new($"This is not the URL of a ZooKeeper store (zk://host:port,host:port/chroot): {rule}.");
}
