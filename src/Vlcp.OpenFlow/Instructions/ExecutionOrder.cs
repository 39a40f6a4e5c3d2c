namespace Vlcp.OpenFlow.Instructions;

/// <summary>The order in which instructions are done, whatever order they stand in.</summary>
internal static class ExecutionOrder
{
    public static int Of(OpenFlowInstruction instruction) => instruction switch
    {
        MeterInstruction => 0,
        ApplyActionsInstruction => 1,
        ClearActionsInstruction => 2,
        WriteActionsInstruction => 3,
        WriteMetadataInstruction => 4,
        GotoTableInstruction => 5,
        _ => 6,
    };
}
