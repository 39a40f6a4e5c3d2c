using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>A network of this switch in which virtual routers have interfaces, as seen by routers.</summary>
/// <param name="NetworkKey">Object key of the logical network.</param>
/// <param name="Number">Its number in flows.</param>
/// <param name="Mac">The routers' MAC address towards local ports, the same on every switch.</param>
/// <param name="OutMac">The routers' MAC address in what leaves by the uplink, which no other switch has; without an uplink it is
/// <paramref name="Mac"/>.</param>
/// <param name="UplinkPort">OpenFlow number of the port that leads to the network's physical network; null if there is none.</param>
public sealed record RoutedNetwork(string NetworkKey, uint Number, MacAddress Mac, MacAddress OutMac, uint? UplinkPort);
