using System.Collections.Immutable;

namespace Vlcp.Switches;

/// <summary>An interface of a bridge as OVSDB describes it (table Interface of ovs-vswitchd.conf.db(5)). Compared by value.</summary>
/// <param name="Name">The interface's name, unique in its Open vSwitch.</param>
/// <param name="OfPort">
/// Its OpenFlow port number as OpenFlow 1.1 and later write it (<c>0xfffffffe</c> for the local port, which OVSDB calls 65534);
/// null while the switch has not given it one, or could not.
/// </param>
/// <param name="InterfaceId">The <c>external_ids:iface-id</c>: the id of the logical port behind it; null when there is none.</param>
/// <param name="Type">The type, such as <c>internal</c> or <c>vxlan</c>; empty for a device of the system.</param>
/// <param name="Options">Options of the type, such as <c>local_ip</c> of a tunnel.</param>
/// <param name="ExternalIds">Whatever other programs stored.</param>
/// <param name="Uuid">The row in the Interface table.</param>
/// <param name="IfIndex">The system's index of the device; 0 for some tunnels, null while unknown.</param>
public sealed record OvsInterface(
    string Name,
    uint? OfPort,
    string? InterfaceId,
    string Type,
    ImmutableSortedDictionary<string, string> Options,
    ImmutableSortedDictionary<string, string> ExternalIds,
    Guid Uuid,
    int? IfIndex)
{
    /// <summary>Why the switch could not set the interface up, or null when it could.</summary>
    public string? Error { get; init; }

    /// <inheritdoc/>
    public bool Equals(OvsInterface? other) =>
        other is not null && Name == other.Name && OfPort == other.OfPort && InterfaceId == other.InterfaceId && Type == other.Type
        && Uuid == other.Uuid && IfIndex == other.IfIndex && Error == other.Error
        && Options.SequenceEqual(other.Options) && ExternalIds.SequenceEqual(other.ExternalIds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Uuid, Name, OfPort, InterfaceId);
}
