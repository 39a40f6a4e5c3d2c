namespace Vlcp.Apps.Tunnels;

/// <summary>A network got a tunnel key.</summary>
/// <param name="networkId">The network.</param>
/// <param name="tunnelKey">The key.</param>
[ProvidedBy(typeof(Tunnels))]
public sealed class EventTunnelKeyAdd(string networkId, uint tunnelKey) : EventBase
{
    /// <summary>The network.</summary>
    public string NetworkId { get; } = networkId;

    /// <summary>The key.</summary>
    public uint TunnelKey { get; } = tunnelKey;
}
