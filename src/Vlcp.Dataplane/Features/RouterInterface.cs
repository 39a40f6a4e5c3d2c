using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>An interface of a virtual router in a network that this switch takes part in.</summary>
/// <param name="PortKey">Object key of the router port.</param>
/// <param name="RouterKey">Object key of the virtual router.</param>
/// <param name="RouterNumber">The number of the router in flows, see <see cref="Pipeline.Registers.Router"/>.</param>
/// <param name="NetworkKey">Object key of the logical network.</param>
/// <param name="NetworkNumber">The number of the network in flows.</param>
/// <param name="Prefix">The subnet of the interface.</param>
/// <param name="Address">The address of the interface.</param>
/// <param name="Mac">What local ports get as the MAC address of <paramref name="Address"/>.</param>
public sealed record RouterInterface(
    string PortKey,
    string RouterKey,
    ulong RouterNumber,
    string NetworkKey,
    uint NetworkNumber,
    Ipv4Network Prefix,
    Ipv4Address Address,
    MacAddress Mac) : IComparable<RouterInterface>
{
    /// <summary>Orders by router and subnet, so that equal sets are read in the same order.</summary>
    public int CompareTo(RouterInterface? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byPlace = (RouterNumber, Prefix, Address).CompareTo((other.RouterNumber, other.Prefix, other.Address));
        return byPlace != 0 ? byPlace : string.CompareOrdinal(PortKey, other.PortKey);
    }
}
