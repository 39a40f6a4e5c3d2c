using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>The one place that answers which instructions can arrive.</summary>
internal static class InstructionCatalog
{
    public static OpenFlowInstruction Read(ref WireReader reader)
    {
        var body = ElementFrame.Read(ref reader, "instruction", out var type);
        var instruction = ReadBody((InstructionType)type, ref body);
        body.ExpectEnd("instruction");
        return instruction;
    }

    public static WireList<OpenFlowInstruction> ReadAll(ref WireReader reader) =>
        WireLists.ReadRest<OpenFlowInstruction>(ref reader, "instructions", Read);

    private static OpenFlowInstruction ReadBody(InstructionType type, ref WireReader body) => type switch
    {
        InstructionType.GotoTable => GotoTableInstruction.ReadBody(ref body),
        InstructionType.WriteMetadata => WriteMetadataInstruction.ReadBody(ref body),
        InstructionType.WriteActions => WriteActionsInstruction.ReadBody(ref body),
        InstructionType.ApplyActions => ApplyActionsInstruction.ReadBody(ref body),
        InstructionType.ClearActions => ClearActionsInstruction.ReadBody(ref body),
        InstructionType.Meter => MeterInstruction.ReadBody(ref body),
        InstructionType.StatTrigger when body.Version() >= OpenFlowVersion.V15 => StatTriggerInstruction.ReadBody(ref body),
        _ => new UnknownInstruction((ushort)type, body.ReadBytes(body.Remaining, "instruction")),
    };
}
