using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>One direction of a tracked connection, as far as it matters: what is null may be anything (nx_ct_flush_tuple_tlv_type).</summary>
//  4 zeros, then properties: 0 source, 1 destination (16 bytes each), 2 and 3 the ports, 4 ICMP's id (2 and 2 zeros), 5 ICMP's type, 6 its code (1)
public sealed record CtTuple
{
    private const ushort SourceType = 0;
    private const ushort DestinationType = 1;
    private const ushort SourcePortType = 2;
    private const ushort DestinationPortType = 3;
    private const ushort IcmpIdType = 4;
    private const ushort IcmpTypeType = 5;
    private const ushort IcmpCodeType = 6;
    private const int Padding = 4;
    private static readonly UInt128 MappedPrefix = (UInt128)0xffff << 32;

    /// <summary>The source address; of IPv4 the mapped one, see <see cref="Mapped"/>.</summary>
    public Ipv6Address? Source { get; init; }

    /// <summary>The destination address; of IPv4 the mapped one, see <see cref="Mapped"/>.</summary>
    public Ipv6Address? Destination { get; init; }

    /// <summary>The source port of TCP, UDP or SCTP.</summary>
    public ushort? SourcePort { get; init; }

    /// <summary>The destination port of TCP, UDP or SCTP.</summary>
    public ushort? DestinationPort { get; init; }

    /// <summary>The identifier of an ICMP echo.</summary>
    public ushort? IcmpId { get; init; }

    /// <summary>The type of ICMP.</summary>
    public byte? IcmpType { get; init; }

    /// <summary>The code of ICMP.</summary>
    public byte? IcmpCode { get; init; }

    /// <summary>What else is said, kept as bytes.</summary>
    public WireList<UnknownProperty> OtherProperties { get; init; } = [];

    /// <summary>An IPv4 address in the form in which connections have it, ::ffff:a.b.c.d (RFC 4291 section 2.5.5.2).</summary>
    /// <param name="address">The address.</param>
    public static Ipv6Address Mapped(Ipv4Address address) => new(MappedPrefix | address.Value);

    internal static CtTuple Read(ref WireReader content)
    {
        content.Skip(Padding, "pad");
        var tuple = new CtTuple();
        List<UnknownProperty> others = [];
        while (PropertyList.TryRead(ref content, out var type, out var property))
        {
            if (type > IcmpCodeType)
            {
                others.Add(UnknownProperty.Read(type, ref property));
            }
            else
            {
                tuple = tuple.With(type, ref property);
            }
        }
        return others.Count == 0 ? tuple : tuple with { OtherProperties = others.ToWireList() };
    }

    internal void Write(ref WireWriter writer)
    {
        writer.Skip(Padding);
        WriteAddress(ref writer, SourceType, Source);
        WriteAddress(ref writer, DestinationType, Destination);
        WriteNumber(ref writer, SourcePortType, SourcePort);
        WriteNumber(ref writer, DestinationPortType, DestinationPort);
        WriteNumber(ref writer, IcmpIdType, IcmpId);
        WriteByte(ref writer, IcmpTypeType, IcmpType);
        WriteByte(ref writer, IcmpCodeType, IcmpCode);
        WireLists.WriteAll(ref writer, OtherProperties);
    }

    private static void WriteAddress(ref WireWriter writer, ushort type, Ipv6Address? address)
    {
        if (address is { } known)
        {
            var start = PropertyList.Begin(ref writer, type);
            Ipv6Address.Write(ref writer, known);
            PropertyList.End(ref writer, start);
        }
    }

    private static void WriteNumber(ref WireWriter writer, ushort type, ushort? number)
    {
        if (number is { } known)
        {
            var start = PropertyList.Begin(ref writer, type);
            writer.WriteUInt16(known);
            writer.Skip(2);
            PropertyList.End(ref writer, start);
        }
    }

    private static void WriteByte(ref WireWriter writer, ushort type, byte? value)
    {
        if (value is { } known)
        {
            var start = PropertyList.Begin(ref writer, type);
            writer.WriteUInt8(known);
            PropertyList.End(ref writer, start);
        }
    }

    private CtTuple With(ushort type, ref WireReader property) => type switch
    {
        SourceType => this with { Source = Ipv6Address.Read(ref property, "ct.src") },
        DestinationType => this with { Destination = Ipv6Address.Read(ref property, "ct.dst") },
        SourcePortType => this with { SourcePort = property.ReadUInt16("ct.src_port") },
        DestinationPortType => this with { DestinationPort = property.ReadUInt16("ct.dst_port") },
        IcmpIdType => this with { IcmpId = property.ReadUInt16("ct.icmp_id") },
        IcmpTypeType => this with { IcmpType = property.ReadUInt8("ct.icmp_type") },
        _ => this with { IcmpCode = property.ReadUInt8("ct.icmp_code") },
    };
}
