using System.Text.Json.Serialization;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>A static route, stored as <c>["10.1.0.0/16", "10.0.0.1"]</c>.</summary>
/// <param name="Destination">Where packets go.</param>
/// <param name="NextHop">The router that takes them; 0.0.0.0 on a subnet means that the destination is on the link.</param>
[JsonConverter(typeof(HostRouteConverter))]
public readonly record struct HostRoute(Ipv4Network Destination, Ipv4Address NextHop);
