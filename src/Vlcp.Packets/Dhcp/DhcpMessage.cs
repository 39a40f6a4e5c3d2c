using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>A DHCP message for IPv4, RFC 2131 section 2.</summary>
//  0 operation | 1 hardware type | 2 hardware size | 3 hops | 4 xid (4) | 8 seconds (2) | 10 flags (2)
//  12 ciaddr (4) | 16 yiaddr (4) | 20 siaddr (4) | 24 giaddr (4) | 28 chaddr (16) | 44 sname (64) | 108 file (128) | 236 magic (4) | 240 options
[WireStruct]
public sealed partial record DhcpMessage
{
    /// <summary>UDP port of servers and relay agents.</summary>
    public const ushort ServerPort = 67;

    /// <summary>UDP port of clients.</summary>
    public const ushort ClientPort = 68;

    /// <summary>Some clients and relays drop messages that are smaller than BOOTP's 300 bytes.</summary>
    public const int MinimumSize = 300;

    /// <summary>Direction.</summary>
    public DhcpOperation Operation { get; init; }

    /// <summary>Hardware type; 1 is Ethernet.</summary>
    public byte HardwareType { get; init; } = 1;

    /// <summary>Size of the hardware address; 6 for Ethernet.</summary>
    public byte HardwareSize { get; init; } = 6;

    /// <summary>Relay agents that the message has passed.</summary>
    public byte Hops { get; init; }

    /// <summary>The client's number for the exchange.</summary>
    public uint Xid { get; init; }

    /// <summary>Seconds since the client began.</summary>
    public ushort Seconds { get; init; }

    /// <summary>The client cannot receive unicast before it has its address.</summary>
    [Bits(1, SkipAfter = 15)]
    public bool Broadcast { get; init; }

    /// <summary>The address that the client has already (ciaddr).</summary>
    public Ipv4Address ClientAddress { get; init; }

    /// <summary>The address that the client gets (yiaddr).</summary>
    public Ipv4Address YourAddress { get; init; }

    /// <summary>The next server to boot from (siaddr).</summary>
    public Ipv4Address NextServer { get; init; }

    /// <summary>The relay agent's address on the client's network (giaddr); 0.0.0.0 without relay.</summary>
    public Ipv4Address RelayAddress { get; init; }

    /// <summary>The client's Ethernet address (chaddr).</summary>
    [PadAfter(10)]
    public MacAddress ClientMac { get; init; }

    /// <summary>Server name, or options if option 52 says so; up to 64 bytes.</summary>
    [FixedBytes(64)]
    public WireBytes ServerName { get; init; } = new byte[64];

    /// <summary>Boot file, or options if option 52 says so; up to 128 bytes.</summary>
    [FixedBytes(128)]
    public WireBytes BootFile { get; init; } = new byte[128];

    /// <summary>What tells DHCP from BOOTP.</summary>
    [Const(0x63825363u)]
    public partial uint Magic { get; }

    /// <summary>The options of the options field alone; see <see cref="AllOptions"/>.</summary>
    public DhcpOptions Options { get; init; } = new();

    /// <summary>The kind of the message, or null if option 53 is missing or malformed.</summary>
    public DhcpMessageType? MessageType =>
        Options[DhcpOptionCode.MessageType] is { Data: { Length: 1 } data } ? (DhcpMessageType)data[0] : null;

    /// <summary>The options of all fields: those of the options field, then the file and sname fields if option 52 names them.</summary>
    /// <exception cref="WireFormatException">An option in an overloaded field is cut off.</exception>
    public DhcpOptions AllOptions()
    {
        var overload = Options[DhcpOptionCode.Overload] is { Data: { Length: 1 } data } ? data[0] : 0;
        var parts = Options.ToList();
        foreach (var field in new[] { (overload & 1) != 0 ? BootFile : default, (overload & 2) != 0 ? ServerName : default })
        {
            var reader = new WireReader(field);
            DhcpOptions.ReadParts(ref reader, parts);
        }

        return DhcpOptions.Join(parts);
    }

    /// <summary>The message as UDP payload, filled up to <see cref="MinimumSize"/>.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    public WireBytes ToPayload()
    {
        var bytes = this.ToBytes();
        Array.Resize(ref bytes, Math.Max(bytes.Length, MinimumSize));
        return bytes;
    }
}
