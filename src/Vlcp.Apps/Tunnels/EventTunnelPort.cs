namespace Vlcp.Apps.Tunnels;

/// <summary>A port began or ceased to be the end of a tunnel.</summary>
/// <param name="dpid">The switch's number.</param>
/// <param name="portNo">The port's number.</param>
/// <param name="remoteDpid">The number of the switch at the other end.</param>
/// <param name="addDel">True when it began.</param>
[ProvidedBy(typeof(Tunnels))]
public sealed class EventTunnelPort(ulong dpid, uint portNo, ulong remoteDpid, bool addDel) : EventBase
{
    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;

    /// <summary>The port's number.</summary>
    public uint PortNo { get; } = portNo;

    /// <summary>The number of the switch at the other end.</summary>
    public ulong RemoteDpid { get; } = remoteDpid;

    /// <summary>True when it began, false when it ceased.</summary>
    public bool AddDel { get; } = addDel;
}
