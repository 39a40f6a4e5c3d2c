using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Lowers the time to live of NSH.</summary>
public sealed record DecrementNshTtlAction : NiciraAction
{
    internal override ushort WireSubtype => (ushort)NiciraActionType.DecrementNshTtl;

    internal static DecrementNshTtlAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(6, "pad");
        return new DecrementNshTtlAction();
    }

    internal override void WritePayload(ref WireWriter writer) => writer.Skip(6);
}
