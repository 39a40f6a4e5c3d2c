using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Removes the outer header.</summary>
/// <param name="PacketType">The type of what is then outermost; 0xfffe: the switch finds it in the header.</param>
public sealed record DecapAction(uint PacketType = DecapAction.NextProtocol) : NiciraAction
{
    /// <summary>The type stands in the header that is removed.</summary>
    public const uint NextProtocol = 0xfffe;

    internal override ushort WireSubtype => (ushort)NiciraActionType.Decap;

    internal static DecapAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(2, "pad");
        return new DecapAction(reader.ReadUInt32("new_pkt_type"));
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(2);
        writer.WriteUInt32(PacketType);
    }
}
