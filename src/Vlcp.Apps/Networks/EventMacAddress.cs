using Vlcp.Packets;

namespace Vlcp.Apps.Networks;

/// <summary>A port got or lost its MAC address.</summary>
/// <param name="networkId">The port's network.</param>
/// <param name="dpid">The switch's number.</param>
/// <param name="portNo">The port's number.</param>
/// <param name="macAddress">The address.</param>
/// <param name="addDel">True when it got it.</param>
[ProvidedBy(typeof(Network))]
public sealed class EventMacAddress(string networkId, ulong dpid, uint portNo, MacAddress macAddress, bool addDel) : EventBase
{
    /// <summary>The port's network.</summary>
    public string NetworkId { get; } = networkId;

    /// <summary>The switch's number.</summary>
    public ulong Dpid { get; } = dpid;

    /// <summary>The port's number.</summary>
    public uint PortNo { get; } = portNo;

    /// <summary>The address.</summary>
    public MacAddress MacAddress { get; } = macAddress;

    /// <summary>True when the port got it, false when it lost it.</summary>
    public bool AddDel { get; } = addDel;
}
