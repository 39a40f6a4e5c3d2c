using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Removes a provider backbone header.</summary>
public sealed record PopPbbAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.PopPbb;

    internal static PopPbbAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new PopPbbAction();
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
