using System.Buffers.Binary;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.V10;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Actions by the names that OS-Ken's users know.</summary>
internal static class ActionReader
{
    private const ushort WholePacket = 0xffe5;
    private const ushort ExperimenterType = 0xffff;
    private const int ActionUnit = 8;

    public static OpenFlowAction Read(string type, Body item) =>
        ReadForwarding(type, item) ?? ReadChange(type, item) ?? ReadOld(type, item) ?? throw item.Wrong("type", type, "is no action");

    private static OpenFlowAction? ReadForwarding(string type, Body item) => type switch
    {
        "OUTPUT" => new OutputAction(Port(item), (ushort)item.Number("max_len", WholePacket, ushort.MaxValue)),
        "GROUP" => new GroupAction((uint)item.RequiredNumber("group_id", uint.MaxValue, ReservedNames.Groups)),
        "SET_QUEUE" => new SetQueueAction((uint)item.RequiredNumber("queue_id", uint.MaxValue)),
        "ENQUEUE" => new EnqueueAction(Port(item), (uint)item.RequiredNumber("queue_id", uint.MaxValue)),
        "METER" => new MeterAction((uint)item.RequiredNumber("meter_id", uint.MaxValue, ReservedNames.Meters)),
        "EXPERIMENTER" => Experimenter(item),
        _ => null,
    };

    private static OpenFlowAction? ReadChange(string type, Body item) => type switch
    {
        "SET_FIELD" => new SetFieldAction(MatchJson.Setting(item.RequiredText("field"), item.RequiredText("value"))),
        "COPY_FIELD" => CopyField(item),
        "PUSH_VLAN" => new PushVlanAction(EtherType(item)),
        "POP_VLAN" or "STRIP_VLAN" => new PopVlanAction(),
        "PUSH_MPLS" => new PushMplsAction(EtherType(item)),
        "POP_MPLS" => new PopMplsAction(EtherType(item)),
        "PUSH_PBB" => new PushPbbAction(EtherType(item)),
        "POP_PBB" => new PopPbbAction(),
        "SET_MPLS_TTL" => new SetMplsTtlAction((byte)item.RequiredNumber("mpls_ttl", byte.MaxValue)),
        "DEC_MPLS_TTL" => new DecrementMplsTtlAction(),
        "SET_NW_TTL" => new SetIpTtlAction((byte)item.RequiredNumber("nw_ttl", byte.MaxValue)),
        "DEC_NW_TTL" => new DecrementIpTtlAction(),
        "COPY_TTL_OUT" => new CopyTtlOutAction(),
        "COPY_TTL_IN" => new CopyTtlInAction(),
        _ => null,
    };

    // What 1.0 has for set-field; later versions get it as one.
    private static OpenFlowAction? ReadOld(string type, Body item) => type switch
    {
        "SET_VLAN_VID" => new SetVlanVidAction((ushort)item.RequiredNumber("vlan_vid", 4095)),
        "SET_VLAN_PCP" => new SetVlanPcpAction((byte)item.RequiredNumber("vlan_pcp", 7)),
        "SET_DL_SRC" => new SetEthSrcAction(Mac(item, "dl_src")),
        "SET_DL_DST" => new SetEthDstAction(Mac(item, "dl_dst")),
        "SET_NW_SRC" => new SetIpSrcAction(Address(item, "nw_src")),
        "SET_NW_DST" => new SetIpDstAction(Address(item, "nw_dst")),
        "SET_NW_TOS" => new SetIpTosAction((byte)item.RequiredNumber("nw_tos", byte.MaxValue)),
        "SET_TP_SRC" => new SetTransportSrcAction((ushort)item.RequiredNumber("tp_src", ushort.MaxValue)),
        "SET_TP_DST" => new SetTransportDstAction((ushort)item.RequiredNumber("tp_dst", ushort.MaxValue)),
        _ => null,
    };

    private static uint Port(Body item) => (uint)item.RequiredNumber("port", uint.MaxValue, ReservedNames.Ports);

    private static ushort EtherType(Body item) => (ushort)item.RequiredNumber("ethertype", ushort.MaxValue);

    private static MacAddress Mac(Body item, string name)
    {
        var text = item.RequiredText(name);
        return MacAddress.TryParse(text, out var address) ? address : throw item.Wrong(name, text, "is not an Ethernet address");
    }

    private static Ipv4Address Address(Body item, string name)
    {
        var text = item.RequiredText(name);
        return Ipv4Address.TryParse(text, out var address) ? address : throw item.Wrong(name, text, "is not an IPv4 address");
    }

    private static CopyFieldAction CopyField(Body item)
    {
        var bits = (int)item.RequiredNumber("n_bits", ushort.MaxValue);
        var (from, to) = (item.RequiredText("src_oxm_id"), item.RequiredText("dst_oxm_id"));
        var (fromOffset, toOffset) = ((int)item.Number("src_offset", 0, ushort.MaxValue), (int)item.Number("dst_offset", 0, ushort.MaxValue));
        try
        {
            return new CopyFieldAction(MatchJson.FieldOf(from).Slice(fromOffset, bits), MatchJson.FieldOf(to).Slice(toOffset, bits));
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw item.Wrong("n_bits", $"{bits}", $"does not fit: {e.Message}");
        }
    }

    private static UnknownAction Experimenter(Body item)
    {
        var experimenter = (uint)item.RequiredNumber("experimenter", uint.MaxValue);
        var data = item.Data();
        var content = new byte[4 + (data.Length + ActionUnit - 1) / ActionUnit * ActionUnit];
        BinaryPrimitives.WriteUInt32BigEndian(content, experimenter);
        data.CopyTo(content, 4);
        return new UnknownAction(ExperimenterType, WireBytes.Create(content));
    }
}
