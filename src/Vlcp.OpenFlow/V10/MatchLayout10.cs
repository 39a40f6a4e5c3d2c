using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>ofp_match of 1.0: a fixed set of fields, and a bit (or a prefix length) for each that says whether it counts.</summary>
//  0 wildcards (4) | 4 in_port (2) | 6 dl_src (6) | 12 dl_dst (6) | 18 dl_vlan (2) | 20 dl_vlan_pcp (1) | 22 dl_type (2) | 24 nw_tos (1)
//  25 nw_proto (1) | 28 nw_src (4) | 32 nw_dst (4) | 36 tp_src (2) | 38 tp_dst (2)
internal static class MatchLayout10
{
    public static Match Read(ref WireReader reader)
    {
        var raw = RawMatch10.Read(ref reader);
        List<MatchField> fields = [];
        Add(fields, raw, Wildcards10.InPort, OxmFields.InPort, PortNumber16.Widen(raw.InPort));
        Add(fields, raw, Wildcards10.EthSrc, OxmFields.EthSrc, raw.EthSrc);
        Add(fields, raw, Wildcards10.EthDst, OxmFields.EthDst, raw.EthDst);
        AddVlan(fields, raw);
        Add(fields, raw, Wildcards10.EthType, OxmFields.EthType, raw.EthType);
        if (raw.Counts(Wildcards10.EthType))
        {
            AddNetwork(fields, raw, ref reader);
        }
        return Match.Create(fields.ToArray());
    }

    public static void Write(ref WireWriter writer, Match match)
    {
        var raw = new RawMatch10 { Wildcards = Wildcards10.All };
        if (match.Unknown.Count > 0)
        {
            throw writer.NotIn($"match on 0x{match.Unknown[0].Header:x8}");
        }
        foreach (var condition in match.Fields)
        {
            raw = With(raw, condition) ?? throw writer.NotIn($"match on {condition.Field.Name} with mask 0x{condition.Mask:x}");
        }
        raw.Write(ref writer);
    }

    private static void Add(List<MatchField> fields, RawMatch10 raw, Wildcards10 bit, OxmField field, UInt128 value)
    {
        if (raw.Counts(bit))
        {
            fields.Add(field.Is(value));
        }
    }

    private static void AddVlan(List<MatchField> fields, RawMatch10 raw)
    {
        const ushort NoVlan = 0xffff;
        var hasPriority = raw.Counts(Wildcards10.VlanPcp);
        if (raw.Counts(Wildcards10.VlanId))
        {
            fields.Add(raw.VlanId == NoVlan ? OxmFields.VlanVid.Is(0) : OxmFields.VlanVid.Is((UInt128)(0x1000 | (raw.VlanId & 0xfff))));
            hasPriority &= raw.VlanId != NoVlan;
        }
        else if (hasPriority)
        {
            fields.Add(OxmFields.VlanVid.Is(0x1000, 0x1000));
        }
        if (hasPriority)
        {
            fields.Add(OxmFields.VlanPcp.Is((UInt128)(raw.VlanPcp & 7)));
        }
    }

    private static void AddNetwork(List<MatchField> fields, RawMatch10 raw, ref WireReader reader)
    {
        var (source, destination) = raw.EthType is 0x0806 or 0x8035
            ? (OxmFields.ArpSpa, OxmFields.ArpTpa) : (OxmFields.Ipv4Src, OxmFields.Ipv4Dst);
        if (raw.EthType is not (0x0800 or 0x86dd or 0x0806 or 0x8035))
        {
            return;
        }
        if (raw.EthType != 0x86dd)
        {
            AddPrefix(fields, source, raw.IpSrc, raw.IpSrcWild);
            AddPrefix(fields, destination, raw.IpDst, raw.IpDstWild);
        }
        if (source == OxmFields.ArpSpa)
        {
            Add(fields, raw, Wildcards10.IpProto, OxmFields.ArpOp, raw.IpProto);
            return;
        }
        Add(fields, raw, Wildcards10.IpTos, OxmFields.IpDscp, (UInt128)(raw.IpTos >> 2));
        Add(fields, raw, Wildcards10.IpProto, OxmFields.IpProto, raw.IpProto);
        if (raw.Counts(Wildcards10.IpProto) && Ports(raw.EthType, raw.IpProto) is { } ports)
        {
            AddPort(fields, raw, Wildcards10.TransportSrc, ports.Source, raw.TransportSrc, ref reader);
            AddPort(fields, raw, Wildcards10.TransportDst, ports.Destination, raw.TransportDst, ref reader);
        }
    }

    private static void AddPort(List<MatchField> fields, RawMatch10 raw, Wildcards10 bit, OxmField field, ushort value, ref WireReader reader)
    {
        if (raw.Counts(bit))
        {
            fields.Add(value <= field.AllOnes ? field.Is(value) : throw reader.Error(field.Name, $"{value} does not fit 8 bits"));
        }
    }

    private static void AddPrefix(List<MatchField> fields, OxmField field, uint value, int wild)
    {
        if (wild < 32)
        {
            fields.Add(field.Is(value, field.PrefixMask(32 - wild)));
        }
    }

    private static (OxmField Source, OxmField Destination)? Ports(ushort type, byte protocol) => (type, protocol) switch
    {
        (_, 6) => (OxmFields.TcpSrc, OxmFields.TcpDst),
        (_, 17) => (OxmFields.UdpSrc, OxmFields.UdpDst),
        (_, 132) => (OxmFields.SctpSrc, OxmFields.SctpDst),
        (0x0800, 1) => (OxmFields.Icmpv4Type, OxmFields.Icmpv4Code),
        (0x86dd, 58) => (OxmFields.Icmpv6Type, OxmFields.Icmpv6Code),
        _ => null,
    };

    private static RawMatch10? With(RawMatch10 raw, MatchField condition)
    {
        var (field, value) = (condition.Field, condition.Value);
        if (field == OxmFields.Ipv4Src || field == OxmFields.ArpSpa)
        {
            return WildBits(condition) is { } bits ? raw with { IpSrc = (uint)value, IpSrcWild = bits } : null;
        }
        if (field == OxmFields.Ipv4Dst || field == OxmFields.ArpTpa)
        {
            return WildBits(condition) is { } bits ? raw with { IpDst = (uint)value, IpDstWild = bits } : null;
        }
        if (field == OxmFields.VlanVid)
        {
            // That there is a tag at all stands in the priority's condition.
            return condition.Mask == 0x1000 && value == 0x1000 ? raw
                : !condition.IsExact ? null
                : raw.Matching(Wildcards10.VlanId) with { VlanId = value == 0 ? (ushort)0xffff : (ushort)(value & 0xfff) };
        }
        return condition.IsExact ? WithExact(raw, field, (ulong)value) : null;
    }

    private static RawMatch10? WithExact(RawMatch10 raw, OxmField field, ulong value) => field.Name switch
    {
        "in_port" => raw.Matching(Wildcards10.InPort) with { InPort = (ushort)value },
        "eth_src" => raw.Matching(Wildcards10.EthSrc) with { EthSrc = value },
        "eth_dst" => raw.Matching(Wildcards10.EthDst) with { EthDst = value },
        "eth_type" => raw.Matching(Wildcards10.EthType) with { EthType = (ushort)value },
        "vlan_pcp" => raw.Matching(Wildcards10.VlanPcp) with { VlanPcp = (byte)value },
        "ip_dscp" => raw.Matching(Wildcards10.IpTos) with { IpTos = (byte)(value << 2) },
        "nw_tos" => raw.Matching(Wildcards10.IpTos) with { IpTos = (byte)value },
        "nw_proto" => raw.Matching(Wildcards10.IpProto) with { IpProto = (byte)value },
        "arp_op" when value <= byte.MaxValue => raw.Matching(Wildcards10.IpProto) with { IpProto = (byte)value },
        "tcp_src" or "udp_src" or "sctp_src" or "icmp_type" or "icmpv6_type" =>
            raw.Matching(Wildcards10.TransportSrc) with { TransportSrc = (ushort)value },
        "tcp_dst" or "udp_dst" or "sctp_dst" or "icmp_code" or "icmpv6_code" =>
            raw.Matching(Wildcards10.TransportDst) with { TransportDst = (ushort)value },
        _ => null,
    };

    private static int? WildBits(MatchField condition)
    {
        var ones = (int)UInt128.PopCount(condition.Mask);
        return condition.Field.PrefixMask(ones) == condition.Mask ? 32 - ones : null;
    }
}
