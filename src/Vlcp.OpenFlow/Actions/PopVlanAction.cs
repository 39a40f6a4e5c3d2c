using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Removes the outer VLAN tag.</summary>
public sealed record PopVlanAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.PopVlan;

    internal override int BodySize => 4;

    internal static PopVlanAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new PopVlanAction();
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
