using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Takes 1 from the time to live of MPLS.</summary>
public sealed record DecrementMplsTtlAction : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.DecrementMplsTtl;

    internal static DecrementMplsTtlAction ReadBody(ref WireReader reader)
    {
        reader.Skip(4, "pad");
        return new DecrementMplsTtlAction();
    }

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.DecrementMplsTtl);
    }

    internal override void WriteBody(ref WireWriter writer) => writer.Skip(4);
}
