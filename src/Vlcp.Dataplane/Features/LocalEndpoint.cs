namespace Vlcp.Dataplane.Features;

/// <summary>A logical port that this switch has.</summary>
/// <param name="PortId">Id of the logical port.</param>
/// <param name="PortNumber">OpenFlow port number.</param>
/// <param name="NetworkKey">Object key of its logical network.</param>
/// <param name="NetworkNumber">The number of the network in flows.</param>
public sealed record LocalEndpoint(string PortId, uint PortNumber, string NetworkKey, uint NetworkNumber) : IComparable<LocalEndpoint>
{
    /// <summary>Orders by port number.</summary>
    public int CompareTo(LocalEndpoint? other) => other is null ? 1 : PortNumber.CompareTo(other.PortNumber);
}
