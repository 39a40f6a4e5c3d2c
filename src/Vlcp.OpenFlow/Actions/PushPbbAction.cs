using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Adds a provider backbone header.</summary>
/// <param name="EtherType">The Ethernet type that the packet has afterwards.</param>
public sealed record PushPbbAction(ushort EtherType) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.PushPbb;

    internal static PushPbbAction ReadBody(ref WireReader reader)
    {
        var action = new PushPbbAction(reader.ReadUInt16("ethertype"));
        reader.Skip(2, "pad");
        return action;
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt16(EtherType);
        writer.Skip(2);
    }
}
