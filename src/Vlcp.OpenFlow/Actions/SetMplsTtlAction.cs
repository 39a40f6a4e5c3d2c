using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Sets the time to live of MPLS.</summary>
/// <param name="Ttl">The time to live.</param>
public sealed record SetMplsTtlAction(byte Ttl) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.SetMplsTtl;

    internal static SetMplsTtlAction ReadBody(ref WireReader reader)
    {
        var action = new SetMplsTtlAction(reader.ReadUInt8("ttl"));
        reader.Skip(3, "pad");
        return action;
    }

    internal override void WriteIn10(ref WireWriter writer)
    {
        WriteNiciraHeader(ref writer, NiciraActionType.SetMplsTtl);
        writer.WriteUInt8(Ttl);
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt8(Ttl);
        writer.Skip(3);
    }
}
