using System.Globalization;

namespace Vlcp.Events.Connections;

/// <summary>
/// Where a stream connection goes to, or where a listener waits.
/// </summary>
/// <remarks>
/// Two spellings are understood. The URL: <c>scheme://[host][:port][/]</c>, <c>unix:///path</c>; no scheme means <c>tcp</c>.
/// And the one of Open vSwitch: <c>tcp:host[:port]</c>, <c>ssl:host[:port]</c>, <c>ptcp:[port][:host]</c>, <c>pssl:[port][:host]</c>,
/// <c>unix:/path</c>, <c>punix:/path</c>. Schemes (in any case): <c>tcp</c>, <c>ssl</c>, <c>unix</c> connect;
/// <c>ptcp</c>, <c>pssl</c>, <c>punix</c> and their synonyms <c>ltcp</c>, <c>lssl</c>, <c>lunix</c> listen. IPv6 addresses stand in
/// brackets. User information and query are ignored, and so is the path unless the scheme is a unix one.
/// </remarks>
/// <param name="Transport">What carries the bytes.</param>
/// <param name="IsListener">True to wait for peers, false to connect to one.</param>
/// <param name="Host">
/// Name or address without brackets; null for unix sockets, and when it is not named: a listener then uses loopback, and connecting
/// is refused.
/// </param>
/// <param name="Port">0 to 65535; 0 for unix sockets, and for listeners that take any free port.</param>
/// <param name="Path">Absolute path of the unix socket, else null.</param>
public sealed record ConnectionUrl(ConnectionTransport Transport, bool IsListener, string? Host, int Port, string? Path)
{
    /// <summary>Reads a connection URL.</summary>
    /// <param name="text">The URL, see the remarks of this type.</param>
    /// <param name="defaultPort">The port (1 to 65535) when the text names none.</param>
    /// <exception cref="FormatException">The text is not a connection URL; the message names it and the broken rule.</exception>
    public static ConnectionUrl Parse(string text, int defaultPort) => new ConnectionUrlParser(text, defaultPort).Parse();

    /// <summary>Reads the URL of a place to listen at, whatever its scheme says; there, port 0 is any free port.</summary>
    /// <param name="text">The URL, see the remarks of this type.</param>
    /// <param name="defaultPort">The port (1 to 65535) when the text names none.</param>
    /// <exception cref="FormatException">The text is not a connection URL; the message names it and the broken rule.</exception>
    public static ConnectionUrl ParseListener(string text, int defaultPort) =>
        new ConnectionUrlParser(text, defaultPort, isForListener: true).Parse().ToListener();

    /// <summary>
    /// The same place as a listener: what <c>tcp</c>, <c>ssl</c> and <c>unix</c> mean in the configuration of a server.
    /// </summary>
    public ConnectionUrl ToListener() => this with { IsListener = true };

    /// <summary>The URL spelling, which <see cref="Parse"/> reads back.</summary>
    public override string ToString()
    {
        var scheme = (IsListener, Transport) switch
        {
            (false, ConnectionTransport.Tcp) => "tcp",
            (true, ConnectionTransport.Tcp) => "ptcp",
            (false, ConnectionTransport.Tls) => "ssl",
            (true, ConnectionTransport.Tls) => "pssl",
            (false, _) => "unix",
            (true, _) => "punix",
        };
        var host = Host is not null && Host.Contains(':') ? $"[{Host}]" : Host;
        return Transport == ConnectionTransport.Unix
            ? $"{scheme}://{Path}"
            : string.Create(CultureInfo.InvariantCulture, $"{scheme}://{host}:{Port}");
    }
}
