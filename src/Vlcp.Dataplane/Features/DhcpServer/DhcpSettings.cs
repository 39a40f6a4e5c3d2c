using Vlcp.Network.Model;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>What the DHCP server says where neither network, subnet nor port say otherwise.</summary>
internal sealed record DhcpSettings
{
    /// <summary>The server's address on subnets that do not name one.</summary>
    public Ipv4Address ServerAddress { get; init; } = new(0xa9fe_a9fe);

    /// <summary>The server's MAC address everywhere.</summary>
    public MacAddress ServerMac { get; init; } = new(0x1a23_6759_6333);

    /// <summary>How long leases last.</summary>
    public LeaseTime LeaseTime { get; init; } = LeaseTime.Infinite;

    /// <summary>Seconds until a client renews (T1); null leaves it to the client.</summary>
    public uint? RenewalTime { get; init; }

    /// <summary>Seconds until a client asks any server (T2); null leaves it to the client.</summary>
    public uint? RebindingTime { get; init; }
}
