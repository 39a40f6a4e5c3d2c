using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Removes the outer MPLS label.</summary>
/// <param name="EtherType">The Ethernet type that the packet has afterwards.</param>
public sealed record PopMplsAction(ushort EtherType) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.PopMpls;

    internal static PopMplsAction ReadBody(ref WireReader reader)
    {
        var action = new PopMplsAction(reader.ReadUInt16("ethertype"));
        reader.Skip(2, "pad");
        return action;
    }

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.PopMpls);
        writer.WriteUInt16(EtherType);
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt16(EtherType);
        writer.Skip(2);
    }
}
