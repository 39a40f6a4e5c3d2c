using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>Does actions at once, in order.</summary>
/// <param name="Actions">The actions.</param>
public sealed record ApplyActionsInstruction(WireList<OpenFlowAction> Actions) : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.ApplyActions;

    internal static ApplyActionsInstruction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new ApplyActionsInstruction(ActionCatalog.ReadAll(ref reader));
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.Skip(4);
        WireLists.WriteAll(ref writer, Actions);
    }
}
