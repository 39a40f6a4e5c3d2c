namespace Vlcp.Apps.Networks;

/// <summary>A network was removed; before, each of its ports was.</summary>
/// <param name="networkId">The network.</param>
[ProvidedBy(typeof(Network))]
public sealed class EventNetworkDel(string networkId) : EventBase
{
    /// <summary>The network.</summary>
    public string NetworkId { get; } = networkId;
}
