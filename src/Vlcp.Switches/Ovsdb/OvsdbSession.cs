using System.Globalization;
using System.Net;
using Vlcp.Ovsdb;

namespace Vlcp.Switches.Ovsdb;

/// <summary>A connection to an OVSDB server, from its beginning to its end.</summary>
public sealed class OvsdbSession
{
    internal OvsdbSession(string vhost, OvsdbClient client, long number)
    {
        Vhost = vhost;
        Client = client;
        Endpoint = client.Stream.RemoteEndPoint is IPEndPoint remote ? EndpointNames.Text(remote.Address) : client.Stream.Url.Path ?? "";
        Name = string.Create(CultureInfo.InvariantCulture, $"{client.Stream}#{number}");
    }

    /// <summary>The vhost of <c>jsonrpcserver</c>.</summary>
    public string Vhost { get; }

    /// <summary>The protocol.</summary>
    public OvsdbClient Client { get; }

    /// <summary>The peer's IP address, or the path of its unix socket.</summary>
    public string Endpoint { get; }

    /// <summary>Names this connection, unlike any other of this server: what APIs return and accept as a connection.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
