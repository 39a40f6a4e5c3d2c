using System.Net;
using Vlcp.OpenFlow.Connection;
using Vlcp.Switches.OpenFlow;

namespace Vlcp.Switches;

/// <summary>An OpenFlow connection that is ready, and the vhost that it came by. Every connection is a new object.</summary>
/// <param name="vhost">The vhost of <c>openflowserver</c>.</param>
/// <param name="connection">The connection.</param>
/// <param name="protocol">The settings of the vhost; null for the defaults.</param>
public sealed class SwitchConnection(string vhost, OpenFlowConnection connection, OpenFlowProtocolOptions? protocol = null)
{
    /// <summary>The vhost of <c>openflowserver</c>.</summary>
    public string Vhost => vhost;

    /// <summary>The number of the datapath.</summary>
    public ulong DatapathId => connection.DatapathId;

    /// <summary>0 for the main connection of the datapath.</summary>
    public byte AuxiliaryId => connection.AuxiliaryId;

    /// <summary>The protocol.</summary>
    public OpenFlowConnection Connection => connection;

    /// <summary>The protocol settings of the vhost.</summary>
    public OpenFlowProtocolOptions Protocol { get; } = protocol ?? new OpenFlowProtocolOptions();

    /// <summary>The peer's IP address, or the path of its unix socket.</summary>
    public string Endpoint { get; } = IPEndPoint.TryParse(connection.Peer, out var peer) ? EndpointNames.Text(peer.Address) : connection.Peer;

    /// <summary>The peer, its datapath and the version.</summary>
    public override string ToString() => connection.ToString();
}
