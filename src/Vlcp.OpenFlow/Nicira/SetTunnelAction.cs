using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Sets the number of the tunnel's network; what versions without set-field say.</summary>
/// <param name="TunnelId">The number.</param>
public sealed record SetTunnelAction(ulong TunnelId) : NiciraAction
{
    /// <summary>True for the form with 64 bits even when 32 would do.</summary>
    public bool IsWide { get; init; }

    internal override ushort WireSubtype =>
        (ushort)(IsWide || TunnelId > uint.MaxValue ? NiciraActionType.SetTunnel64 : NiciraActionType.SetTunnel);

    internal static SetTunnelAction ReadPayload(ref WireReader reader, bool isWide)
    {
        reader.Skip(isWide ? 6 : 2, "pad");
        var tunnelId = isWide ? reader.ReadUInt64("tun_id") : reader.ReadUInt32("tun_id");
        return new SetTunnelAction(tunnelId) { IsWide = isWide };
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        if (WireSubtype == (ushort)NiciraActionType.SetTunnel64)
        {
            writer.Skip(6);
            writer.WriteUInt64(TunnelId);
        }
        else
        {
            writer.Skip(2);
            writer.WriteUInt32((uint)TunnelId);
        }
    }
}
