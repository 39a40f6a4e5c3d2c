using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>Puts actions into the packet's action set, which is done at the end of the pipeline.</summary>
/// <param name="Actions">The actions.</param>
public sealed record WriteActionsInstruction(WireList<OpenFlowAction> Actions) : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.WriteActions;

    internal static WriteActionsInstruction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new WriteActionsInstruction(ActionCatalog.ReadAll(ref reader));
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.Skip(4);
        WireLists.WriteAll(ref writer, Actions);
    }
}
