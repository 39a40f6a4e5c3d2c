using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>An address for which the switch answers ARP requests in a network.</summary>
/// <param name="Address">The address that is asked for.</param>
/// <param name="Mac">The answer.</param>
/// <param name="Asker">Whose requests are answered.</param>
public sealed record ProxyArpEntry(Ipv4Address Address, MacAddress Mac, ArpAsker Asker);
