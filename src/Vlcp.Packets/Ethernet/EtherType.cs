namespace Vlcp.Packets;

/// <summary>What an Ethernet frame carries (IEEE 802 numbers). Values up to 1500 are lengths of 802.3 frames.</summary>
public enum EtherType : ushort
{
    /// <summary>IPv4.</summary>
    Ipv4 = 0x0800,

    /// <summary>ARP.</summary>
    Arp = 0x0806,

    /// <summary>A tag of 802.1Q.</summary>
    Vlan = 0x8100,

    /// <summary>IPv6.</summary>
    Ipv6 = 0x86dd,

    /// <summary>MPLS, unicast.</summary>
    Mpls = 0x8847,

    /// <summary>A service tag of 802.1ad.</summary>
    ServiceVlan = 0x88a8,

    /// <summary>LLDP.</summary>
    Lldp = 0x88cc,
}
