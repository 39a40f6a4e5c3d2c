using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Instructions and actions as objects that can be sent back as they are: the answers of OS-Ken from 1.4 on. What it has no name for has the
/// type OVS and the text of ovs-ofctl.</summary>
internal static class ActionObjects
{
    public static object[] Of(WireList<OpenFlowInstruction> instructions) => [.. instructions.Select(Of)];

    private static object Of(OpenFlowInstruction instruction) => instruction switch
    {
        ApplyActionsInstruction apply => new { type = "APPLY_ACTIONS", actions = apply.Actions.Select(Of).ToArray() },
        WriteActionsInstruction write => new { type = "WRITE_ACTIONS", actions = write.Actions.Select(Of).ToArray() },
        ClearActionsInstruction => Named("CLEAR_ACTIONS"),
        GotoTableInstruction go => new { type = "GOTO_TABLE", table_id = go.TableId },
        WriteMetadataInstruction write => new { type = "WRITE_METADATA", metadata = write.Metadata, metadata_mask = write.Mask },
        MeterInstruction meter => new { type = "METER", meter_id = meter.MeterId },
        _ => new { type = "OVS", text = ActionText.Format(instruction) },
    };

    private static object Of(OpenFlowAction action) => action switch
    {
        OutputAction output => new { type = "OUTPUT", port = ReservedNames.OfPort(output.Port), max_len = output.MaxLength },
        GroupAction group => new { type = "GROUP", group_id = group.GroupId },
        SetQueueAction queue => new { type = "SET_QUEUE", queue_id = queue.QueueId },
        MeterAction meter => new { type = "METER", meter_id = meter.MeterId },
        SetFieldAction { Setting.IsExact: true } set => SetField(set.Setting),
        CopyFieldAction copy => new
        {
            type = "COPY_FIELD", n_bits = copy.Source.Bits, src_offset = copy.Source.Offset, dst_offset = copy.Destination.Offset,
            src_oxm_id = MatchJson.StandardName(copy.Source.Field.Name), dst_oxm_id = MatchJson.StandardName(copy.Destination.Field.Name),
        },
        PushVlanAction push => new { type = "PUSH_VLAN", ethertype = push.EtherType },
        PopVlanAction => Named("POP_VLAN"),
        PushMplsAction push => new { type = "PUSH_MPLS", ethertype = push.EtherType },
        PopMplsAction pop => new { type = "POP_MPLS", ethertype = pop.EtherType },
        PushPbbAction push => new { type = "PUSH_PBB", ethertype = push.EtherType },
        PopPbbAction => Named("POP_PBB"),
        SetIpTtlAction ttl => new { type = "SET_NW_TTL", nw_ttl = ttl.Ttl },
        DecrementIpTtlAction => Named("DEC_NW_TTL"),
        SetMplsTtlAction ttl => new { type = "SET_MPLS_TTL", mpls_ttl = ttl.Ttl },
        DecrementMplsTtlAction => Named("DEC_MPLS_TTL"),
        CopyTtlOutAction => Named("COPY_TTL_OUT"),
        CopyTtlInAction => Named("COPY_TTL_IN"),
        _ => new { type = "OVS", text = ActionText.Format(action) },
    };

    private static object SetField(MatchField setting)
    {
        var (name, value) = MatchJson.Write([setting]).Single();
        return new { type = "SET_FIELD", field = name, value };
    }

    private static object Named(string name) => new { type = name };
}
