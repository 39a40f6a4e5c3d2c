using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>ARP for IPv4 over Ethernet, RFC 826. 28 bytes.</summary>
//  0 hardware (2) | 2 protocol (2) | 4 sizes (2) | 6 operation (2) | 8 sender MAC (6) | 14 sender IP (4) | 18 target MAC (6) | 24 target IP (4)
[WireStruct]
public sealed partial record ArpPacket
{
    /// <summary>Hardware type, Ethernet.</summary>
    [Const(1)]
    public partial ushort Hardware { get; }

    /// <summary>Protocol type, IPv4.</summary>
    [Const(EtherType.Ipv4)]
    public partial EtherType Protocol { get; }

    /// <summary>Size of a hardware address.</summary>
    [Const(6)]
    public partial byte HardwareSize { get; }

    /// <summary>Size of a protocol address.</summary>
    [Const(4)]
    public partial byte ProtocolSize { get; }

    /// <summary>Request or reply.</summary>
    public ArpOperation Operation { get; init; }

    /// <summary>Hardware address of the sender.</summary>
    public MacAddress SenderMac { get; init; }

    /// <summary>Protocol address of the sender.</summary>
    public Ipv4Address SenderIp { get; init; }

    /// <summary>Hardware address of the target; meaningless in requests.</summary>
    public MacAddress TargetMac { get; init; }

    /// <summary>Protocol address of the target.</summary>
    public Ipv4Address TargetIp { get; init; }
}
