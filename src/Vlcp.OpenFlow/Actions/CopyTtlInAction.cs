using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Copies the time to live inwards.</summary>
public sealed record CopyTtlInAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.CopyTtlIn;

    internal static CopyTtlInAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new CopyTtlInAction();
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
