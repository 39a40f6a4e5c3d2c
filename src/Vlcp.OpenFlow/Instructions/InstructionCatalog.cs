using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>The one place that answers which instructions can arrive.</summary>
internal static class InstructionCatalog
{
    private const int MinimalLength = 8;

    public static OpenFlowInstruction Read(ref WireReader reader)
    {
        var type = reader.ReadUInt16("instruction.type");
        var length = reader.ReadUInt16("instruction.len");
        if (length < MinimalLength || length % OpenFlowInstruction.Alignment != 0)
        {
            throw reader.Error("instruction.len", $"{length} is not a multiple of 8 that is at least 8");
        }
        var body = reader.Window(length - OpenFlowInstruction.HeaderSize, "instruction");
        var instruction = ReadBody((InstructionType)type, ref body);
        body.ExpectEnd("instruction");
        return instruction;
    }

    public static WireList<OpenFlowInstruction> ReadAll(ref WireReader reader)
    {
        List<OpenFlowInstruction> instructions = [];
        while (reader.Remaining > 0)
        {
            instructions.Add(Read(ref reader));
        }
        return instructions.ToWireList();
    }

    public static int SizeOf(WireList<OpenFlowInstruction> instructions)
    {
        var size = 0;
        foreach (var instruction in instructions)
        {
            size += instruction.WireSize;
        }
        return size;
    }

    public static void WriteAll(ref WireWriter writer, WireList<OpenFlowInstruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            instruction.Write(ref writer);
        }
    }

    private static OpenFlowInstruction ReadBody(InstructionType type, ref WireReader body) => type switch
    {
        InstructionType.GotoTable => GotoTableInstruction.ReadBody(ref body),
        InstructionType.WriteMetadata => WriteMetadataInstruction.ReadBody(ref body),
        InstructionType.WriteActions => WriteActionsInstruction.ReadBody(ref body),
        InstructionType.ApplyActions => ApplyActionsInstruction.ReadBody(ref body),
        InstructionType.ClearActions => ClearActionsInstruction.ReadBody(ref body),
        InstructionType.Meter => MeterInstruction.ReadBody(ref body),
        _ => new UnknownInstruction((ushort)type, body.ReadBytes(body.Remaining, "instruction")),
    };
}
