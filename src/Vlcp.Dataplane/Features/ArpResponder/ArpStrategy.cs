using System.Collections.Immutable;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Which ARP requests the switch answers.</summary>
/// <param name="Prepush">Those for the ports that the store knows.</param>
/// <param name="BroadcastOnly">Only requests to everyone; one that asks a station directly goes to that station.</param>
/// <param name="DropOthers">Requests for unknown addresses are dropped instead of flooded.</param>
/// <param name="AnnounceOn">Types of physical networks on which a port's announcements of its own address are let out.</param>
internal sealed record ArpStrategy(bool Prepush, bool BroadcastOnly, bool DropOthers, ImmutableSortedSet<string> AnnounceOn)
{
    public bool Equals(ArpStrategy? other) =>
        other is not null
        && (Prepush, BroadcastOnly, DropOthers) == (other.Prepush, other.BroadcastOnly, other.DropOthers)
        && AnnounceOn.SequenceEqual(other.AnnounceOn);

    public override int GetHashCode() => HashCode.Combine(Prepush, BroadcastOnly, DropOthers, AnnounceOn.Count);
}
