using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>Sends the packet through a meter, which may drop it.</summary>
/// <param name="MeterId">The meter.</param>
public sealed record MeterInstruction(uint MeterId) : OpenFlowInstruction
{
    internal override ushort WireType => (ushort)InstructionType.Meter;

    internal static MeterInstruction ReadBody(ref WireReader reader) => new(reader.ReadUInt32("meter_id"));

    internal override void WriteBody(ref WireWriter writer) => writer.WriteUInt32(MeterId);
}
