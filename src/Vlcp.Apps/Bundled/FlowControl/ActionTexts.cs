using System.Globalization;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Text;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Actions and instructions in the words of OS-Ken's answers; what it has no word for, as ovs-ofctl writes it.</summary>
internal static class ActionTexts
{
    public static IReadOnlyList<object> Of(WireList<OpenFlowInstruction> instructions) => [.. instructions.SelectMany(Of)];

    public static IEnumerable<string> Of(WireList<OpenFlowAction> actions) => actions.Select(Of);

    private static IEnumerable<object> Of(OpenFlowInstruction instruction) => instruction switch
    {
        ApplyActionsInstruction apply => Of(apply.Actions),
        GotoTableInstruction go => [Text($"GOTO_TABLE:{go.TableId}")],
        WriteMetadataInstruction write => [$"WRITE_METADATA:0x{write.Metadata:x}" + (write.Mask == ulong.MaxValue ? "" : $"/0x{write.Mask:x}")],
        MeterInstruction meter => [Text($"METER:{meter.MeterId}")],
        ClearActionsInstruction => ["CLEAR_ACTIONS"],
        WriteActionsInstruction write => [new Dictionary<string, object> { ["WRITE_ACTIONS"] = Of(write.Actions).ToArray() }],
        _ => [ActionText.Format(instruction)],
    };

    private static string Of(OpenFlowAction action) => action switch
    {
        OutputAction output => Text($"OUTPUT:{ReservedNames.OfPort(output.Port)}"),
        GroupAction group => Text($"GROUP:{group.GroupId}"),
        SetQueueAction queue => Text($"SET_QUEUE:{queue.QueueId}"),
        EnqueueAction enqueue => Text($"ENQUEUE:{ReservedNames.OfPort(enqueue.Port)}:{enqueue.QueueId}"),
        MeterAction meter => Text($"METER:{meter.MeterId}"),
        SetFieldAction set => $"SET_FIELD: {{{string.Join(", ", MatchJson.Write([set.Setting]).Select(s => $"{s.Key}:{s.Value}"))}}}",
        CopyFieldAction copy => Text(
            $"COPY_FIELD: {{n_bits:{copy.Source.Bits}, src_offset:{copy.Source.Offset}, dst_offset:{copy.Destination.Offset}, src_oxm_id:{Name(copy.Source)}, dst_oxm_id:{Name(copy.Destination)}}}"),
        LegacyAction old => Of(old),
        _ => OfHeaders(action),
    };

    private static string OfHeaders(OpenFlowAction action) => action switch
    {
        PushVlanAction push => Text($"PUSH_VLAN:{push.EtherType}"),
        PopVlanAction => "POP_VLAN",
        PushMplsAction push => Text($"PUSH_MPLS:{push.EtherType}"),
        PopMplsAction pop => Text($"POP_MPLS:{pop.EtherType}"),
        PushPbbAction push => Text($"PUSH_PBB:{push.EtherType}"),
        PopPbbAction => "POP_PBB",
        SetIpTtlAction ttl => Text($"SET_NW_TTL:{ttl.Ttl}"),
        DecrementIpTtlAction => "DEC_NW_TTL",
        SetMplsTtlAction ttl => Text($"SET_MPLS_TTL:{ttl.Ttl}"),
        DecrementMplsTtlAction => "DEC_MPLS_TTL",
        CopyTtlOutAction => "COPY_TTL_OUT",
        CopyTtlInAction => "COPY_TTL_IN",
        _ => ActionText.Format(action),
    };

    private static string Of(LegacyAction action) => action switch
    {
        SetVlanVidAction set => Text($"SET_VLAN_VID:{set.VlanId}"),
        SetVlanPcpAction set => Text($"SET_VLAN_PCP:{set.Priority}"),
        SetEthSrcAction set => $"SET_DL_SRC:{set.Address}",
        SetEthDstAction set => $"SET_DL_DST:{set.Address}",
        SetIpSrcAction set => $"SET_NW_SRC:{set.Address}",
        SetIpDstAction set => $"SET_NW_DST:{set.Address}",
        SetIpTosAction set => Text($"SET_NW_TOS:{set.Tos}"),
        SetTransportSrcAction set => Text($"SET_TP_SRC:{set.Port}"),
        SetTransportDstAction set => Text($"SET_TP_DST:{set.Port}"),
        _ => ActionText.Format(action),
    };

    private static string Name(OpenFlow.Oxm.Subfield part) => MatchJson.StandardName(part.Field.Name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
