using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Sends the packet through a meter, which may drop it; since 1.5, where it takes the place of the instruction.</summary>
/// <param name="MeterId">The meter.</param>
public sealed record MeterAction(uint MeterId) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.Meter;

    internal static MeterAction ReadBody(ref WireReader reader) => new(reader.ReadUInt32("meter_id"));

    internal override void WriteStandard(ref WireWriter writer)
    {
        if (writer.Version() < OpenFlowVersion.V15)
        {
            throw writer.NotIn(nameof(MeterAction));
        }
        base.WriteStandard(ref writer);
    }

    internal override void WriteBody(ref WireWriter writer) => writer.WriteUInt32(MeterId);
}
