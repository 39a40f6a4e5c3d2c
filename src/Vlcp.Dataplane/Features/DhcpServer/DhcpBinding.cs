using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>The lease of a local port: all that replies to it are made of.</summary>
/// <param name="PortId">Id of the logical port, for the log.</param>
/// <param name="Mac">The port's MAC address.</param>
/// <param name="Address">The port's IP address.</param>
/// <param name="ServerAddress">Address of the server on the port's subnet.</param>
/// <param name="ServerMac">MAC address of the server.</param>
/// <param name="Options">What the port is told, in the order of importance; see <see cref="DhcpOptionSet"/>.</param>
internal sealed record DhcpBinding(
    string PortId, MacAddress Mac, Ipv4Address Address, Ipv4Address ServerAddress, MacAddress ServerMac, WireList<DhcpOption> Options);
