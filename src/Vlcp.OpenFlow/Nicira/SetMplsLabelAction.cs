using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sets the outer MPLS label; what versions without set-field say.</summary>
/// <param name="Label">The label, 20 bits.</param>
public sealed record SetMplsLabelAction(uint Label) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.SetMplsLabel;

    internal static SetMplsLabelAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(2, "zeros");
        return new SetMplsLabelAction(reader.ReadUInt32("label"));
    }

    internal override void WriteStandard(ref WireWriter writer) =>
        new SetFieldAction(OxmFields.MplsLabel, writer.CheckBits(Label, OxmFields.MplsLabel.Bits, "label")).WriteStandard(ref writer);

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, (NiciraActionType)WireSubtype);
        WritePayload(ref writer);
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(2);
        writer.WriteUInt32(Label);
    }
}
