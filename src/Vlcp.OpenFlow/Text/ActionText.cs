using System.Globalization;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>Actions and instructions as ovs-ofctl prints them.</summary>
public static class ActionText
{
    /// <summary>Instructions with commas; <c>drop</c> when there are none.</summary>
    /// <param name="instructions">The instructions of a flow.</param>
    /// <param name="tableNames">Names that stand for table numbers, or null.</param>
    public static string Format(WireList<OpenFlowInstruction> instructions, IReadOnlyDictionary<byte, string>? tableNames = null)
    {
        var text = string.Join(',', instructions.OrderBy(ExecutionOrder.Of).Select(i => Format(i, tableNames)).Where(t => t.Length > 0));
        return text.Length == 0 ? "drop" : text;
    }

    /// <summary>Actions with commas; empty when there are none.</summary>
    /// <param name="actions">The actions.</param>
    /// <param name="tableNames">Names that stand for table numbers, or null.</param>
    public static string Format(WireList<OpenFlowAction> actions, IReadOnlyDictionary<byte, string>? tableNames = null) =>
        string.Join(',', actions.Select(a => Format(a, tableNames)));

    /// <summary>One instruction.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="tableNames">Names that stand for table numbers, or null.</param>
    public static string Format(OpenFlowInstruction instruction, IReadOnlyDictionary<byte, string>? tableNames = null) => instruction switch
    {
        ApplyActionsInstruction apply => Format(apply.Actions, tableNames),
        WriteActionsInstruction write => $"write_actions({(write.Actions.Count == 0 ? "drop" : Format(write.Actions, tableNames))})",
        ClearActionsInstruction => "clear_actions",
        WriteMetadataInstruction { Mask: ulong.MaxValue } all => $"write_metadata:{FieldText.Hex(all.Metadata)}",
        WriteMetadataInstruction some => $"write_metadata:{FieldText.Hex(some.Metadata)}/{FieldText.Hex(some.Mask)}",
        GotoTableInstruction go => $"goto_table:{Table(go.TableId, tableNames)}",
        MeterInstruction meter => string.Create(CultureInfo.InvariantCulture, $"meter:{meter.MeterId}"),
        StatTriggerInstruction trigger => string.Create(
            CultureInfo.InvariantCulture, $"stat_trigger({trigger.Flags},{trigger.Thresholds})"),
        UnknownInstruction unknown => $"instruction_{unknown.Type}({unknown.Body})",
        _ => instruction.GetType().Name,
    };

    /// <summary>One action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="tableNames">Names that stand for table numbers, or null.</param>
    public static string Format(OpenFlowAction action, IReadOnlyDictionary<byte, string>? tableNames = null) => action switch
    {
        NiciraAction nicira => NiciraActionText.Format(nicira, tableNames),
        OutputAction output => Output(output),
        GroupAction group => string.Create(CultureInfo.InvariantCulture, $"group:{group.GroupId}"),
        SetFieldAction set => $"set_field:{FieldText.Setting(set.Setting)}->{SettableName(set.Setting.Field)}",
        PushVlanAction push => $"push_vlan:0x{push.EtherType:x4}",
        PopVlanAction => "pop_vlan",
        PushMplsAction push => $"push_mpls:0x{push.EtherType:x4}",
        PopMplsAction pop => $"pop_mpls:0x{pop.EtherType:x4}",
        PushPbbAction push => $"push_pbb:0x{push.EtherType:x4}",
        PopPbbAction => "pop_pbb",
        SetQueueAction queue => string.Create(CultureInfo.InvariantCulture, $"set_queue:{queue.QueueId}"),
        SetIpTtlAction ttl => string.Create(CultureInfo.InvariantCulture, $"mod_nw_ttl:{ttl.Ttl}"),
        DecrementIpTtlAction => "dec_ttl",
        SetMplsTtlAction ttl => string.Create(CultureInfo.InvariantCulture, $"set_mpls_ttl({ttl.Ttl})"),
        DecrementMplsTtlAction => "dec_mpls_ttl",
        CopyTtlOutAction => "copy_ttl_out",
        CopyTtlInAction => "copy_ttl_in",
        MeterAction meter => string.Create(CultureInfo.InvariantCulture, $"meter:{meter.MeterId}"),
        CopyFieldAction copy => $"move:{copy.Source}->{copy.Destination}",
        UnknownAction unknown => $"action_{unknown.Type}({unknown.Body})",
        _ => LegacyActionParser.Format(action) ?? action.GetType().Name,
    };

    internal static string Table(byte table, IReadOnlyDictionary<byte, string>? tableNames) =>
        tableNames is not null && tableNames.TryGetValue(table, out var name) ? name : table.ToString(CultureInfo.InvariantCulture);

    internal static string SettableName(OxmField field) => field == OxmFields.InPort ? "in_port_oxm" : field.Name;

    private static string Output(OutputAction output) => output.Port switch
    {
        PortNumber.Controller => string.Create(CultureInfo.InvariantCulture, $"CONTROLLER:{output.MaxLength}"),
        <= PortNumber.Max => string.Create(CultureInfo.InvariantCulture, $"output:{output.Port}"),
        _ => FieldText.Port(output.Port),
    };
}
