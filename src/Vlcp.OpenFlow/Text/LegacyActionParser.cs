using System.Globalization;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.V10;
using Vlcp.Packets;

namespace Vlcp.OpenFlow.Text;

/// <summary>The actions of 1.0 from text.</summary>
internal static class LegacyActionParser
{
    public static OpenFlowAction? Parse(TextToken token) => token.Name switch
    {
        "mod_vlan_vid" => new SetVlanVidAction((ushort)ValueParser.Number(token.Needed, token.Name, 0xfff)),
        "mod_vlan_pcp" => new SetVlanPcpAction((byte)ValueParser.Number(token.Needed, token.Name, 7)),
        "mod_dl_src" => new SetEthSrcAction(new MacAddress((ulong)ValueParser.Value(OxmFields.EthSrc, token.Needed))),
        "mod_dl_dst" => new SetEthDstAction(new MacAddress((ulong)ValueParser.Value(OxmFields.EthDst, token.Needed))),
        "mod_nw_src" => new SetIpSrcAction(new Ipv4Address((uint)ValueParser.Value(OxmFields.Ipv4Src, token.Needed))),
        "mod_nw_dst" => new SetIpDstAction(new Ipv4Address((uint)ValueParser.Value(OxmFields.Ipv4Dst, token.Needed))),
        "mod_nw_tos" => new SetIpTosAction(ValueParser.Number8(token.Needed, token.Name)),
        "mod_tp_src" => new SetTransportSrcAction(ValueParser.Number16(token.Needed, token.Name)),
        "mod_tp_dst" => new SetTransportDstAction(ValueParser.Number16(token.Needed, token.Name)),
        "enqueue" => Enqueue(token.Needed),
        _ => null,
    };

    public static string? Format(OpenFlowAction action) => action switch
    {
        SetVlanVidAction set => string.Create(CultureInfo.InvariantCulture, $"mod_vlan_vid:{set.VlanId}"),
        SetVlanPcpAction set => string.Create(CultureInfo.InvariantCulture, $"mod_vlan_pcp:{set.Priority}"),
        SetEthSrcAction set => $"mod_dl_src:{set.Address}",
        SetEthDstAction set => $"mod_dl_dst:{set.Address}",
        SetIpSrcAction set => $"mod_nw_src:{set.Address}",
        SetIpDstAction set => $"mod_nw_dst:{set.Address}",
        SetIpTosAction set => string.Create(CultureInfo.InvariantCulture, $"mod_nw_tos:{set.Tos}"),
        SetTransportSrcAction set => string.Create(CultureInfo.InvariantCulture, $"mod_tp_src:{set.Port}"),
        SetTransportDstAction set => string.Create(CultureInfo.InvariantCulture, $"mod_tp_dst:{set.Port}"),
        EnqueueAction enqueue => string.Create(CultureInfo.InvariantCulture, $"enqueue:{FieldText.Port(enqueue.Port)}:{enqueue.QueueId}"),
        _ => null,
    };

    private static EnqueueAction Enqueue(string text)
    {
        var parts = text.Split(':', ',');
        return parts.Length == 2
            ? new EnqueueAction(ValueParser.Port(parts[0], "enqueue"), ValueParser.Number32(parts[1], "enqueue"))
            : throw new FormatException($"enqueue: '{text}' is not PORT:QUEUE");
    }
}
