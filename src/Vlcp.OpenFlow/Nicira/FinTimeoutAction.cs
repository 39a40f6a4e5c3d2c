using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Shortens the flow's time-outs when a TCP connection ends.</summary>
/// <param name="IdleTimeout">The new idle time-out in seconds; 0 keeps the old.</param>
/// <param name="HardTimeout">The new hard time-out in seconds; 0 keeps the old.</param>
public sealed record FinTimeoutAction(ushort IdleTimeout, ushort HardTimeout) : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.FinTimeout;

    internal static FinTimeoutAction ReadPayload(ref WireReader reader)
    {
        var action = new FinTimeoutAction(reader.ReadUInt16("fin_idle_timeout"), reader.ReadUInt16("fin_hard_timeout"));
        reader.Skip(2, "pad");
        return action;
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.WriteUInt16(IdleTimeout);
        writer.WriteUInt16(HardTimeout);
        writer.Skip(2);
    }
}
