using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Adds a VLAN tag.</summary>
/// <param name="EtherType">The Ethernet type that the packet has afterwards.</param>
public sealed record PushVlanAction(ushort EtherType) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.PushVlan;

    internal static PushVlanAction ReadBody(ref WireReader reader)
    {
        var action = new PushVlanAction(reader.ReadUInt16("ethertype"));
        reader.Skip(2, "pad");
        return action;
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt16(EtherType);
        writer.Skip(2);
    }
}
