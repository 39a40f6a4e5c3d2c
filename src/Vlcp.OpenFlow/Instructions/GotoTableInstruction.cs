using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>Goes on in a later table.</summary>
/// <param name="TableId">The table.</param>
public sealed record GotoTableInstruction(byte TableId) : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.GotoTable;

    internal static GotoTableInstruction ReadBody(ref WireReader reader)
    {
        var instruction = new GotoTableInstruction(reader.ReadUInt8("table_id"));
        reader.Skip(3, "pad");
        return instruction;
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt8(TableId);
        writer.Skip(3);
    }
}
