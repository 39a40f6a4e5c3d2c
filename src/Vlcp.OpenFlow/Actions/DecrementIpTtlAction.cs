using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Takes 1 from the time to live; packets that had none left go to the controller.</summary>
public sealed record DecrementIpTtlAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.DecrementIpTtl;

    internal static DecrementIpTtlAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new DecrementIpTtlAction();
    }

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.DecrementTtl);
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
