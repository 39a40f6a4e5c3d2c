using System.Globalization;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>Matches from text.</summary>
internal static class MatchParser
{
    private const int VlanPresent = 0x1000;
    private const int VlanVidBits = 0x1fff;
    private const int PriorityShift = 13;
    private const ushort NoVlan = 0xffff;
    private const string UnknownPrefix = "oxm_0x";

    /// <exception cref="FormatException">A name is no field, or a value is none of its field's.</exception>
    public static Match Parse(IReadOnlyList<TextToken> tokens)
    {
        var (type, protocol) = Protocols(tokens);
        List<MatchField> fields = [];
        List<UnknownOxm> unknown = [];
        foreach (var token in tokens)
        {
            if (token.Name.StartsWith(UnknownPrefix, StringComparison.Ordinal))
            {
                var header = ValueParser.Number32(token.Name[(UnknownPrefix.Length - 2)..], token.Name);
                unknown.Add(new UnknownOxm(header, WireBytes.Parse(token.Needed)));
            }
            else
            {
                fields.AddRange(Conditions(token, type, protocol));
            }
        }
        try
        {
            return Match.Create(WithVlan(fields).ToArray(), unknown.ToArray());
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    // Some names mean other fields depending on the protocol.
    private static (ushort Type, byte Protocol) Protocols(IReadOnlyList<TextToken> tokens)
    {
        ushort type = 0;
        byte protocol = 0;
        foreach (var token in tokens)
        {
            if (token.Value is null && ProtocolNames.Find(token.Name) is { } named)
            {
                (type, protocol) = (named.Type, named.Protocol ?? protocol);
            }
            else if (token.Name is "dl_type" or "eth_type")
            {
                type = ValueParser.Number16(token.Needed, token.Name);
            }
            else if (token.Name is "nw_proto" or "ip_proto")
            {
                protocol = ValueParser.Number8(token.Needed, token.Name);
            }
        }
        return (type, protocol);
    }

    private static MatchField[] Conditions(TextToken token, ushort type, byte protocol)
    {
        if (token.Value is null)
        {
            var named = ProtocolNames.Find(token.Name)
                ?? throw new FormatException($"'{token.Name}' is neither a protocol nor a field with a value");
            return named.Protocol is { } number
                ? [OxmFields.EthType.Is(named.Type), OxmFields.IpProto.Is(number)]
                : named.Type == 0 ? [OxmFields.PacketType.Is(0)] : [OxmFields.EthType.Is(named.Type)];
        }
        return token.Name switch
        {
            "dl_vlan" => [VlanId(token.Value)],
            "dl_vlan_pcp" => [OxmFields.VlanPcp.Is(ValueParser.Number(token.Value, token.Name, 7))],
            "vlan_tci" => VlanTag(token.Value),
            "nw_tos" => [OxmFields.IpDscp.Is((UInt128)(ValueParser.Number8(token.Value, token.Name) >> 2))],
            _ => [Condition(FieldOf(token, type, protocol), token.Value)],
        };
    }

    private static OxmField FieldOf(TextToken token, ushort type, byte protocol) => token.Name switch
    {
        "nw_src" when type is 0x0806 or 0x8035 => OxmFields.ArpSpa,
        "nw_dst" when type is 0x0806 or 0x8035 => OxmFields.ArpTpa,
        "nw_proto" when type is 0x0806 or 0x8035 => OxmFields.ArpOp,
        "tp_src" => PortsOf(protocol).Source,
        "tp_dst" => PortsOf(protocol).Destination,
        "icmp_type" when type == 0x86dd => OxmFields.Icmpv6Type,
        "icmp_code" when type == 0x86dd => OxmFields.Icmpv6Code,
        "in_port" => OxmFields.InPort,
        _ when FieldNames.FindOption(token.Name) is not null => FieldNames.FindOption(token.Name, OptionBytes(token.Needed))!,
        _ => ValueParser.Field(token.Name),
    };

    private static int OptionBytes(string text)
    {
        var value = text.Split('/')[0];
        var digits = value.StartsWith("0x", StringComparison.Ordinal) ? value.Length - 2 : 2;
        return Math.Clamp((digits + 7) / 8 * 4, 4, 16);
    }

    private static (OxmField Source, OxmField Destination) PortsOf(byte protocol) => protocol switch
    {
        6 => (OxmFields.TcpSrc, OxmFields.TcpDst),
        17 => (OxmFields.UdpSrc, OxmFields.UdpDst),
        132 => (OxmFields.SctpSrc, OxmFields.SctpDst),
        _ => throw new FormatException("tp_src and tp_dst need tcp, udp or sctp beside them"),
    };

    private static MatchField Condition(OxmField field, string text)
    {
        var (value, mask) = ValueParser.ValueAndMask(field, text);
        try
        {
            return new MatchField(field, value, mask);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static MatchField VlanId(string text)
    {
        var parts = text.Split('/');
        var id = ValueParser.Number16(parts[0], "dl_vlan");
        if (parts.Length > 1)
        {
            var mask = ValueParser.Number16(parts[1], "dl_vlan");
            return OxmFields.VlanVid.Is((UInt128)(VlanPresent | id), (UInt128)(VlanPresent | mask));
        }
        return id == NoVlan ? OxmFields.VlanVid.Is(0)
            : id < VlanPresent ? OxmFields.VlanVid.Is((UInt128)(VlanPresent | id))
            : throw new FormatException($"dl_vlan: {text} is more than 4095, and not 0xffff for no VLAN");
    }

    private static MatchField[] VlanTag(string text)
    {
        var (value, mask) = ValueParser.ValueAndMask(NxmFields.VlanTci, text);
        var (tag, bits) = ((int)value, (int)mask);
        if (bits == ushort.MaxValue && tag == 0)
        {
            return [OxmFields.VlanVid.Is(0)];
        }
        return (bits >> PriorityShift) switch
        {
            0 => [OxmFields.VlanVid.Is((UInt128)(tag & VlanVidBits), (UInt128)(bits & VlanVidBits))],
            7 when (tag & bits & VlanPresent) != 0 =>
                [OxmFields.VlanVid.Is((UInt128)(tag & VlanVidBits), (UInt128)(bits & VlanVidBits)), OxmFields.VlanPcp.Is((UInt128)(tag >> PriorityShift))],
            _ => [NxmFields.VlanTci.Is(value, mask)],
        };
    }

    // A priority means that there is a tag.
    private static IEnumerable<MatchField> WithVlan(List<MatchField> fields) =>
        fields.Exists(f => f.Field == OxmFields.VlanPcp) && !fields.Exists(f => f.Field == OxmFields.VlanVid)
            ? fields.Append(OxmFields.VlanVid.Is(VlanPresent, VlanPresent))
            : fields;
}
