using Vlcp.OpenFlow.Oxs;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>The switch tells the flow's counters when they pass thresholds; since 1.5 (1.5.1 section 7.2.3.5).</summary>
/// <param name="Flags">1: again at every multiple of the threshold; 2: only the first of the thresholds.</param>
/// <param name="Thresholds">The counters and their thresholds.</param>
//  4 flags (4) | 8 statistics | padding
public sealed record StatTriggerInstruction(uint Flags, FlowCounters Thresholds) : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.StatTrigger;

    internal static StatTriggerInstruction ReadBody(ref WireReader reader) =>
        new(reader.ReadUInt32("flags"), FlowCounters.Read(ref reader));

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt32(Flags);
        Thresholds.Write(ref writer);
    }
}
