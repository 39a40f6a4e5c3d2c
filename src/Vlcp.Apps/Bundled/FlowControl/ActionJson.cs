using System.Globalization;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Text;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Actions and instructions as OS-Ken's users write them.</summary>
internal static class ActionJson
{
    private const ushort WholePacket = 0xffe5;

    /// <summary>The members <c>actions</c> (plain actions become one apply instruction, placed last) and <c>instructions</c>.</summary>
    public static WireList<OpenFlowInstruction> ReadInstructions(Body body)
    {
        List<OpenFlowInstruction> instructions = [];
        List<OpenFlowAction> apply = [];
        foreach (var item in body.Objects("actions"))
        {
            var type = item.RequiredText("type");
            if (ReadInstruction(type, item) is { } instruction)
            {
                instructions.Add(instruction);
            }
            else
            {
                apply.Add(ReadAction(type, item));
            }
            item.ExpectEnd();
        }
        foreach (var item in body.Objects("instructions"))
        {
            var type = item.RequiredText("type");
            instructions.Add(
                type == "APPLY_ACTIONS" ? new ApplyActionsInstruction(ReadActions(item))
                : ReadInstruction(type, item) ?? throw item.Wrong("type", type, "is no instruction"));
            item.ExpectEnd();
        }
        if (apply.Count > 0)
        {
            instructions.Add(new ApplyActionsInstruction([.. apply]));
        }
        return [.. instructions];
    }

    public static WireList<OpenFlowAction> ReadActions(Body body) => body.Objects("actions").Select(item =>
    {
        var action = ReadAction(item.RequiredText("type"), item);
        item.ExpectEnd();
        return action;
    }).ToWireList();

    public static IReadOnlyList<object> Write(WireList<OpenFlowInstruction> instructions) => [.. instructions.SelectMany(Write)];

    public static IEnumerable<string> Write(WireList<OpenFlowAction> actions) => actions.Select(Write);

    private static OpenFlowInstruction? ReadInstruction(string type, Body item) => type switch
    {
        "GOTO_TABLE" => new GotoTableInstruction((byte)item.RequiredNumber("table_id", byte.MaxValue)),
        "WRITE_METADATA" => new WriteMetadataInstruction(item.RequiredNumber("metadata", ulong.MaxValue), item.Number("metadata_mask", ulong.MaxValue, ulong.MaxValue)),
        "METER" => new MeterInstruction((uint)item.RequiredNumber("meter_id", uint.MaxValue)),
        "WRITE_ACTIONS" => new WriteActionsInstruction(ReadActions(item)),
        "CLEAR_ACTIONS" => new ClearActionsInstruction(),
        _ => null,
    };

    private static OpenFlowAction ReadAction(string type, Body item) => type switch
    {
        "OUTPUT" => new OutputAction((uint)item.RequiredNumber("port", uint.MaxValue, ReservedNames.Ports), (ushort)item.Number("max_len", WholePacket, ushort.MaxValue)),
        "GROUP" => new GroupAction((uint)item.RequiredNumber("group_id", uint.MaxValue, ReservedNames.Groups)),
        "SET_QUEUE" => new SetQueueAction((uint)item.RequiredNumber("queue_id", uint.MaxValue)),
        "SET_FIELD" => new SetFieldAction(MatchJson.Setting(item.RequiredText("field"), item.RequiredText("value"))),
        "PUSH_VLAN" => new PushVlanAction((ushort)item.RequiredNumber("ethertype", ushort.MaxValue)),
        "POP_VLAN" => new PopVlanAction(),
        "PUSH_MPLS" => new PushMplsAction((ushort)item.RequiredNumber("ethertype", ushort.MaxValue)),
        "POP_MPLS" => new PopMplsAction((ushort)item.RequiredNumber("ethertype", ushort.MaxValue)),
        "PUSH_PBB" => new PushPbbAction((ushort)item.RequiredNumber("ethertype", ushort.MaxValue)),
        "POP_PBB" => new PopPbbAction(),
        "SET_MPLS_TTL" => new SetMplsTtlAction((byte)item.RequiredNumber("mpls_ttl", byte.MaxValue)),
        "DEC_MPLS_TTL" => new DecrementMplsTtlAction(),
        "SET_NW_TTL" => new SetIpTtlAction((byte)item.RequiredNumber("nw_ttl", byte.MaxValue)),
        "DEC_NW_TTL" => new DecrementIpTtlAction(),
        "COPY_TTL_OUT" => new CopyTtlOutAction(),
        "COPY_TTL_IN" => new CopyTtlInAction(),
        _ => throw item.Wrong("type", type, "is no action"),
    };

    private static IEnumerable<object> Write(OpenFlowInstruction instruction) => instruction switch
    {
        ApplyActionsInstruction apply => Write(apply.Actions),
        GotoTableInstruction go => [string.Create(CultureInfo.InvariantCulture, $"GOTO_TABLE:{go.TableId}")],
        WriteMetadataInstruction write => [$"WRITE_METADATA:0x{write.Metadata:x}" + (write.Mask == ulong.MaxValue ? "" : $"/0x{write.Mask:x}")],
        MeterInstruction meter => [string.Create(CultureInfo.InvariantCulture, $"METER:{meter.MeterId}")],
        ClearActionsInstruction => ["CLEAR_ACTIONS"],
        WriteActionsInstruction write => [new Dictionary<string, object> { ["WRITE_ACTIONS"] = Write(write.Actions).ToArray() }],
        _ => [ActionText.Format(instruction)],
    };

    private static string Write(OpenFlowAction action) => action switch
    {
        OutputAction output => string.Create(CultureInfo.InvariantCulture, $"OUTPUT:{ReservedNames.OfPort(output.Port)}"),
        GroupAction group => string.Create(CultureInfo.InvariantCulture, $"GROUP:{group.GroupId}"),
        SetQueueAction queue => string.Create(CultureInfo.InvariantCulture, $"SET_QUEUE:{queue.QueueId}"),
        SetFieldAction set => $"SET_FIELD: {{{string.Join(", ", MatchJson.Write([set.Setting]).Select(s => $"{s.Key}:{s.Value}"))}}}",
        PushVlanAction push => string.Create(CultureInfo.InvariantCulture, $"PUSH_VLAN:{push.EtherType}"),
        PopVlanAction => "POP_VLAN",
        PushMplsAction push => string.Create(CultureInfo.InvariantCulture, $"PUSH_MPLS:{push.EtherType}"),
        PopMplsAction pop => string.Create(CultureInfo.InvariantCulture, $"POP_MPLS:{pop.EtherType}"),
        SetIpTtlAction ttl => string.Create(CultureInfo.InvariantCulture, $"SET_NW_TTL:{ttl.Ttl}"),
        DecrementIpTtlAction => "DEC_NW_TTL",
        _ => ActionText.Format(action),
    };
}
