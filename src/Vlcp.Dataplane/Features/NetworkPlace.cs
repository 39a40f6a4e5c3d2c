namespace Vlcp.Dataplane.Features;

/// <summary>What flows need to know of a logical network: the part of it that seldom changes.</summary>
/// <param name="Number">Its number in flows.</param>
/// <param name="PhysicalNetworkKey">Object key of the physical network that carries it.</param>
internal sealed record NetworkPlace(uint Number, string PhysicalNetworkKey);
