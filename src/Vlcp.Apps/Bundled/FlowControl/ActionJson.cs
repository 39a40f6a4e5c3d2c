using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.Wire;

namespace Vlcp.Apps.Bundled.FlowControl;

/// <summary>Instructions and lists of actions as OS-Ken's users write them.</summary>
internal static class ActionJson
{
    /// <summary>The members <c>actions</c> (plain actions become one apply instruction, placed last) and <c>instructions</c>.</summary>
    public static WireList<OpenFlowInstruction> ReadInstructions(Body body, OpenFlowVersion version)
    {
        List<OpenFlowInstruction> instructions = [];
        List<OpenFlowAction> apply = [];
        foreach (var item in body.Objects("actions"))
        {
            var type = item.RequiredText("type");
            if (ReadInstruction(type, item, version) is { } instruction)
            {
                instructions.Add(instruction);
            }
            else
            {
                apply.Add(ActionReader.Read(type, item));
            }
            item.ExpectEnd();
        }
        foreach (var item in body.Objects("instructions"))
        {
            var type = item.RequiredText("type");
            instructions.Add(
                type == "APPLY_ACTIONS" ? new ApplyActionsInstruction(ReadActions(item))
                : ReadInstruction(type, item, version) ?? throw item.Wrong("type", type, "is no instruction"));
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
        var action = ActionReader.Read(item.RequiredText("type"), item);
        item.ExpectEnd();
        return action;
    }).ToWireList();

    // A meter is an instruction up to 1.4 and an action since.
    private static OpenFlowInstruction? ReadInstruction(string type, Body item, OpenFlowVersion version) => type switch
    {
        "GOTO_TABLE" => new GotoTableInstruction((byte)item.RequiredNumber("table_id", byte.MaxValue)),
        "WRITE_METADATA" => new WriteMetadataInstruction(item.RequiredNumber("metadata", ulong.MaxValue), item.Number("metadata_mask", ulong.MaxValue, ulong.MaxValue)),
        "METER" when version < OpenFlowVersion.V15 => new MeterInstruction((uint)item.RequiredNumber("meter_id", uint.MaxValue, ReservedNames.Meters)),
        "WRITE_ACTIONS" => new WriteActionsInstruction(ReadActions(item)),
        "CLEAR_ACTIONS" => new ClearActionsInstruction(),
        _ => null,
    };
}
