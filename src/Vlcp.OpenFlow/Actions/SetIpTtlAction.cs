using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>Sets the time to live, or the hop limit of IPv6.</summary>
/// <param name="Ttl">The time to live.</param>
public sealed record SetIpTtlAction(byte Ttl) : OpenFlowAction
{
    internal override ushort WireType => (ushort)ActionType.SetIpTtl;

    internal static SetIpTtlAction ReadBody(ref WireReader reader)
    {
        var action = new SetIpTtlAction(reader.ReadUInt8("ttl"));
        reader.Skip(3, "pad");
        return action;
    }

    internal override void WriteBody(ref WireWriter writer)
    {
        writer.WriteUInt8(Ttl);
        writer.Skip(3);
    }
}
