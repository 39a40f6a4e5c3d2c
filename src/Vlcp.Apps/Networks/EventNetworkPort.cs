namespace Vlcp.Apps.Networks;

/// <summary>A port joined or left a network.</summary>
/// <param name="networkId">The network.</param>
/// <param name="dpid">The switch's number.</param>
/// <param name="portNo">The port's number.</param>
/// <param name="addDel">True when it joined.</param>
[ProvidedBy(typeof(Network))]
public sealed class EventNetworkPort(string networkId, ulong dpid, uint portNo, bool addDel) : EventBase
{
    /// <summary>The network.</summary>
    public string NetworkId { get; } = networkId;

    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;

    /// <summary>The port's number.</summary>
    public uint PortNo { get; } = portNo;

    /// <summary>True when it joined, false when it left.</summary>
    public bool AddDel { get; } = addDel;
}
