namespace Vlcp.OpenFlow.Instructions;

/// <summary>ofp_instruction_type of OpenFlow 1.1 to 1.5.</summary>
internal enum InstructionType : ushort
{
    GotoTable = 1,
    WriteMetadata = 2,
    WriteActions = 3,
    ApplyActions = 4,
    ClearActions = 5,
    Meter = 6,
    StatTrigger = 7,
}
