using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>1.0 has actions where later versions have instructions; both say the same as long as the only instruction is to apply them.</summary>
internal static class Instructions10
{
    public static WireList<OpenFlowInstruction> Read(ref WireReader reader)
    {
        var actions = ActionCatalog.ReadAll(ref reader);
        return actions.Count == 0 ? [] : [new ApplyActionsInstruction(actions)];
    }

    public static void Write(ref WireWriter writer, WireList<OpenFlowInstruction> instructions)
    {
        foreach (var instruction in instructions)
        {
            switch (instruction)
            {
                case ApplyActionsInstruction apply:
                    WireLists.WriteAll(ref writer, apply.Actions);
                    break;
                case WriteMetadataInstruction metadata:
                    new NiciraWriteMetadataAction(metadata.Metadata, metadata.Mask).Write(ref writer);
                    break;
                default:
                    throw writer.NotIn(instruction.GetType().Name);
            }
        }
    }
}
