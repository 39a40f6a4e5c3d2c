using System.Globalization;
using System.Net;

namespace Vlcp.Events.Connections;

/// <summary>Reads one connection URL in either spelling.</summary>
internal readonly struct ConnectionUrlParser(string text, int defaultPort, bool isForListener = false)
{
    public ConnectionUrl Parse()
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            throw Error("it is empty");
        }
        var slashes = trimmed.IndexOf("//", StringComparison.Ordinal);
        if (slashes >= 0 && (slashes == 0 || trimmed[slashes - 1] == ':'))
        {
            var scheme = slashes == 0 ? "tcp" : trimmed[..(slashes - 1)];
            return ParseUrl(Known(scheme) ?? throw UnknownScheme(scheme), trimmed[(slashes + 2)..]);
        }
        var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
        var switchScheme = colon > 0 ? Known(trimmed[..colon]) : null;
        return switchScheme is { } kind
            ? ParseSwitchSpelling(kind, trimmed[(colon + 1)..])
            : ParseUrl((ConnectionTransport.Tcp, false), trimmed);
    }

    private static (ConnectionTransport Transport, bool IsListener)? Known(string scheme) => scheme.ToLowerInvariant() switch
    {
        "tcp" => (ConnectionTransport.Tcp, false),
        "ptcp" or "ltcp" => (ConnectionTransport.Tcp, true),
        "ssl" => (ConnectionTransport.Tls, false),
        "pssl" or "lssl" => (ConnectionTransport.Tls, true),
        "unix" => (ConnectionTransport.Unix, false),
        "punix" or "lunix" => (ConnectionTransport.Unix, true),
        _ => null,
    };

    private ConnectionUrl ParseUrl((ConnectionTransport Transport, bool IsListener) scheme, string rest)
    {
        if (scheme.Transport == ConnectionTransport.Unix)
        {
            // unix://run/x.sock has lost a slash rather than named a host.
            return UnixSocket(scheme.IsListener, rest.StartsWith('/') ? rest : "/" + rest);
        }
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        var (host, port) = SplitHostAndPort(authority[(authority.LastIndexOf('@') + 1)..]);
        return Network(scheme, host, port);
    }

    private ConnectionUrl ParseSwitchSpelling((ConnectionTransport Transport, bool IsListener) scheme, string rest)
    {
        if (scheme.Transport == ConnectionTransport.Unix)
        {
            return UnixSocket(scheme.IsListener, rest);
        }
        if (!scheme.IsListener)
        {
            var (host, port) = SplitHostAndPort(rest);
            return Network(scheme, host, port);
        }
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? Network(scheme, "", rest)
            : Network(scheme, rest[(colon + 1)..].Trim('[', ']'), rest[..colon]);
    }

    private (string Host, string Port) SplitHostAndPort(string authority)
    {
        if (authority.StartsWith('['))
        {
            var bracket = authority.IndexOf(']', StringComparison.Ordinal);
            var after = bracket < 0 ? "" : authority[(bracket + 1)..];
            return bracket < 0 || (after.Length > 0 && after[0] != ':')
                ? throw Error("an IPv6 address is written as [address] and followed by :port or nothing")
                : (authority[1..bracket], after.Length == 0 ? "" : after[1..]);
        }
        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (authority, "") : (authority[..colon], authority[(colon + 1)..]);
    }

    private ConnectionUrl Network((ConnectionTransport Transport, bool IsListener) scheme, string host, string port)
    {
        var number = defaultPort;
        if (port.Length > 0 && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= 65535))
        {
            throw Error($"port '{port}' is not a number from 0 to 65535");
        }

        if (host is not ("" or "*") && !IPAddress.TryParse(host, out _) && Uri.CheckHostName(host) == UriHostNameType.Unknown)
        {
            throw Error($"host '{host}' is neither a name nor an address");
        }

        // Nobody can be reached at port 0; only a listener can mean it: any free port.
        var usable = number == 0 && !scheme.IsListener && !isForListener ? defaultPort : number;
        return new ConnectionUrl(scheme.Transport, scheme.IsListener, host.Length == 0 ? null : host, usable, null);
    }

    private ConnectionUrl UnixSocket(bool isListener, string path) => path.StartsWith('/') && path.Trim('/').Length > 0
        ? new ConnectionUrl(ConnectionTransport.Unix, isListener, null, 0, path)
        : throw Error("the path of a unix socket must be absolute");

    private FormatException UnknownScheme(string scheme) =>
        Error($"scheme '{scheme}' is none of tcp, ptcp, ltcp, ssl, pssl, lssl, unix, punix, lunix");

    private FormatException Error(string rule) => new($"'{text}' is not a connection URL: {rule}.");
}
