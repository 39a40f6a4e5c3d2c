using Vlcp.Packets;

namespace Vlcp.Apps.Topology;

/// <summary>A host: who sends packets at a port that is no end of a link.</summary>
/// <param name="Mac">Its address.</param>
/// <param name="Port">Where it is.</param>
/// <param name="Ipv4">Its IPv4 addresses, the one seen last at the end.</param>
/// <param name="Ipv6">Its IPv6 addresses, the one seen last at the end.</param>
public sealed record TopologyHost(MacAddress Mac, TopologyPort Port, IReadOnlyList<string> Ipv4, IReadOnlyList<string> Ipv6)
{
    /// <summary>The form that web pages get.</summary>
    public object ToJson() => new { mac = Mac.ToString(), ipv4 = Ipv4, ipv6 = Ipv6, port = Port.ToJson() };
}
