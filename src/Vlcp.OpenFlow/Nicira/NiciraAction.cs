using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>An action of Nicira's, as Open vSwitch understands it in every version of OpenFlow.</summary>
//  4 experimenter (4) | 8 subtype (2) | 10 parameters
public abstract record NiciraAction : OpenFlowAction
{
    /// <summary>The experimenter id of Nicira.</summary>
    public const uint Experimenter = 0x00002320;

    internal override ushort WireType => (ushort)ActionType.Experimenter;

    internal abstract ushort WireSubtype { get; }

    internal override void WriteIn10(ref WireWriter writer) => WriteStandard(ref writer);

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt32(Experimenter);
        writer.WriteUInt16(WireSubtype);
        WritePayload(ref writer);
    }

    internal abstract void WritePayload(ref WireWriter writer);
}
