using System.Globalization;
using System.Text;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.OpenFlow.Text;

/// <summary>Matches as ovs-ofctl prints them: the fields in its order, protocols by their short names.</summary>
public static class MatchText
{
    private const int VlanPresent = 0x1000;
    private const int VlanIdBits = 0x0fff;
    private const int PriorityShift = 13;

    private static readonly OxmField[] BeforeProtocol =
    [
        NxmFields.PacketMark, NxmFields.ConjunctionId, NxmFields.CtState, NxmFields.CtZone, NxmFields.CtMark, NxmFields.CtLabel,
        NxmFields.CtIpv4Src, NxmFields.CtIpv4Dst, NxmFields.CtIpv6Src, NxmFields.CtIpv6Dst, NxmFields.CtIpProto, NxmFields.CtTransportSrc,
        NxmFields.CtTransportDst,
    ];

    private static readonly OxmField[] AfterRegisters =
    [
        OxmFields.TunnelId, NxmFields.TunnelIpv4Src, NxmFields.TunnelIpv4Dst, NxmFields.TunnelIpv6Src, NxmFields.TunnelIpv6Dst,
        NxmFields.TunnelGbpId, NxmFields.TunnelGbpFlags, NxmFields.TunnelFlags, OxmFields.Metadata, OxmFields.InPort, NxmFields.InPort16,
    ];

    private static readonly OxmField[] Addresses =
    [
        OxmFields.Ipv6Src, OxmFields.Ipv6Dst, OxmFields.Ipv6FlowLabel, OxmFields.ArpSpa, OxmFields.ArpTpa,
        OxmFields.Ipv4Src, OxmFields.Ipv4Dst,
    ];

    private static readonly OxmField[] AfterProtocol =
    [
        OxmFields.ArpOp, OxmFields.ArpSha, OxmFields.ArpTha, OxmFields.IpDscp, NxmFields.IpTos, OxmFields.IpEcn, NxmFields.IpTtl,
        OxmFields.MplsLabel, OxmFields.MplsTc, NxmFields.MplsTtl, OxmFields.MplsBos, NxmFields.IpFragment,
        OxmFields.Icmpv4Type, OxmFields.Icmpv4Code, OxmFields.Icmpv6Type, OxmFields.Icmpv6Code,
        OxmFields.NdTarget, OxmFields.NdSll, OxmFields.NdTll,
        OxmFields.TcpSrc, OxmFields.TcpDst, OxmFields.UdpSrc, OxmFields.UdpDst, OxmFields.SctpSrc, OxmFields.SctpDst, NxmFields.TcpFlags,
    ];

    private static readonly HashSet<OxmField> Vlan = [OxmFields.VlanVid, OxmFields.VlanPcp, NxmFields.VlanTci];

    /// <summary>The conditions with commas; empty when every packet matches.</summary>
    /// <param name="match">The match.</param>
    public static string Format(Match match)
    {
        var text = new MatchWriter(match.Canonical());
        text.Append(BeforeProtocol);
        text.AppendProtocol();
        text.Append(NxmFields.Registers);
        text.Append(AfterRegisters);
        text.AppendVlan();
        text.Append([OxmFields.EthSrc, OxmFields.EthDst]);
        text.AppendRemainder();
        return text.ToString();
    }

    // The name of a field in a match is not always the one that it has elsewhere.
    private static string NameOf(OxmField field) =>
        field == OxmFields.EthSrc ? "dl_src"
        : field == OxmFields.EthDst ? "dl_dst"
        : field == OxmFields.Ipv4Src ? "nw_src"
        : field == OxmFields.Ipv4Dst ? "nw_dst"
        : field == NxmFields.IpFragment ? "nw_frag"
        : field == OxmFields.Icmpv6Type ? "icmp_type"
        : field == OxmFields.Icmpv6Code ? "icmp_code"
        : field.Name is "tcp_src" or "udp_src" or "sctp_src" ? "tp_src"
        : field.Name is "tcp_dst" or "udp_dst" or "sctp_dst" ? "tp_dst"
        : field.Name;

    private sealed class MatchWriter(Match match)
    {
        private readonly StringBuilder _text = new();
        private readonly HashSet<OxmField> _written = [];
        private bool _namesType;
        private bool _namesProtocol;

        public void Append(IEnumerable<OxmField> fields)
        {
            foreach (var field in fields)
            {
                if (match[field] is { } condition && _written.Add(field))
                {
                    Append(condition);
                }
            }
        }

        public void AppendProtocol()
        {
            if (match[OxmFields.EthType] is not { } type || ProtocolNames.OfType((ushort)type.Value) is not { } name)
            {
                return;
            }
            _namesType = true;
            if (match[OxmFields.IpProto] is { } protocol && ProtocolNames.OfProtocol((ushort)type.Value, (byte)protocol.Value) is { } inner)
            {
                _namesProtocol = true;
                name = inner;
            }
            Separate().Append(name);
        }

        public void AppendVlan()
        {
            var (value, mask) = VlanTag();
            if (mask == 0)
            {
                return;
            }
            var pcpMask = mask >> PriorityShift;
            var present = (mask & VlanPresent) != 0 && (value & VlanPresent) != 0;
            if (present && (mask & VlanIdBits) is 0 or VlanIdBits && (pcpMask is 0 or 7) && mask != VlanPresent)
            {
                if ((mask & VlanIdBits) != 0)
                {
                    Separate().Append(CultureInfo.InvariantCulture, $"dl_vlan={value & VlanIdBits}");
                }
                if (pcpMask != 0)
                {
                    Separate().Append(CultureInfo.InvariantCulture, $"dl_vlan_pcp={value >> PriorityShift}");
                }
                return;
            }
            Separate().Append(mask == 0xffff ? $"vlan_tci=0x{value:x4}" : $"vlan_tci=0x{value:x4}/0x{mask:x4}");
        }

        public void AppendRemainder()
        {
            if (!_namesType && match[OxmFields.EthType] is { } type)
            {
                Separate().Append(CultureInfo.InvariantCulture, $"dl_type=0x{type.Value:x4}");
            }
            Append(Addresses);
            if (!_namesProtocol)
            {
                Append([OxmFields.IpProto]);
            }
            Append(AfterProtocol);
            Append(match.Select(c => c.Field).Where(f => f != OxmFields.EthType && f != OxmFields.IpProto && !Vlan.Contains(f)));
            foreach (var unknown in match.Unknown)
            {
                Separate().Append(CultureInfo.InvariantCulture, $"oxm_0x{unknown.Header:x8}={unknown.Payload}");
            }
        }

        public override string ToString() => _text.ToString();

        private (int Value, int Mask) VlanTag()
        {
            int value = 0, mask = 0;
            if (match[NxmFields.VlanTci] is { } tci)
            {
                (value, mask) = ((int)tci.Value, (int)tci.Mask);
            }
            if (match[OxmFields.VlanVid] is { } vid)
            {
                (value, mask) = (value | (int)vid.Value, mask | (int)vid.Mask);
            }
            if (match[OxmFields.VlanPcp] is { } pcp)
            {
                (value, mask) = (value | (int)pcp.Value << PriorityShift, mask | 7 << PriorityShift | VlanPresent);
                value |= VlanPresent;
            }
            return (value, mask);
        }

        private void Append(MatchField condition)
        {
            if (condition.Field == OxmFields.IpDscp)
            {
                Separate().Append(CultureInfo.InvariantCulture, $"nw_tos={condition.Value << 2}");
                return;
            }
            if (condition.Field == OxmFields.Ipv6FlowLabel && condition.IsExact)
            {
                Separate().Append(CultureInfo.InvariantCulture, $"ipv6_label=0x{condition.Value:x5}");
                return;
            }
            if (condition.Field == OxmFields.InPort || condition.Field == NxmFields.InPort16)
            {
                Separate().Append("in_port=").Append(FieldText.Condition(condition));
                return;
            }
            Separate().Append(NameOf(condition.Field)).Append('=').Append(FieldText.Condition(condition));
        }

        private StringBuilder Separate() => _text.Length == 0 ? _text : _text.Append(',');
    }
}
