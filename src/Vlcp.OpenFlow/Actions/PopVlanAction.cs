using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Removes the outer VLAN tag.</summary>
public sealed record PopVlanAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.PopVlan;

    internal static PopVlanAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new PopVlanAction();
    }

    internal override void WriteIn10(ref WireWriter writer) => WriteHeader(ref writer, (ushort)ActionType10.StripVlan);

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
