using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sets the traffic class of the outer MPLS label; what versions without set-field say.</summary>
/// <param name="TrafficClass">The class, 3 bits.</param>
public sealed record SetMplsTcAction(byte TrafficClass) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.SetMplsTc;

    internal static SetMplsTcAction ReadPayload(ref WireReader reader)
    {
        var action = new SetMplsTcAction(reader.ReadUInt8("tc"));
        reader.Skip(5, "pad");
        return action;
    }

    internal override void WriteStandard(ref WireWriter writer) =>
        new SetFieldAction(OxmFields.MplsTc, writer.CheckBits(TrafficClass, OxmFields.MplsTc.Bits, "tc")).WriteStandard(ref writer);

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, (NiciraActionType)WireSubtype);
        WritePayload(ref writer);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt8(TrafficClass);
        writer.Skip(5);
    }
}
