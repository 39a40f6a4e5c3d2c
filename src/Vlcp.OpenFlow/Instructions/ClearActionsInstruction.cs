using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>Empties the packet's action set. A flow with only this drops the packet.</summary>
public sealed record ClearActionsInstruction : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.ClearActions;

    internal static ClearActionsInstruction ReadBody(ref WireReader reader)
    {
        reader.Skip(reader.Remaining, "pad");
        return new ClearActionsInstruction();
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
