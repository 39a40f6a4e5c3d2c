using System.Collections.Immutable;

namespace Vlcp.Dataplane.Pipeline;

/// <summary>Priorities of flows. Within a table a higher number wins.</summary>
public static class Priority
{
    /// <summary>What a table does with packets that no other flow matches.</summary>
    public const ushort Miss = 0;

    /// <summary>A wish of the operator to stop what nobody claimed, below all that is claimed.</summary>
    public const ushort DropUnclaimed = 1;

    /// <summary>Learning from a frame, below all that drops frames of which nothing may be learned.</summary>
    public const ushort Learn = Normal - 1;

    /// <summary>The ordinary case.</summary>
    public const ushort Normal = 0x8000;

    /// <summary>Where a network's frames go that no address flow claims.</summary>
    public const ushort NetworkDefault = Normal + 1;

    /// <summary>A known address.</summary>
    public const ushort KnownAddress = Normal + 2;

    /// <summary>A known address behind a tunnel.</summary>
    public const ushort KnownTunnel = Normal + 9;

    /// <summary>What must not be touched by any of the others: multicast, prepared tunnel packets, a port's own announcements.</summary>
    public const ushort Exempt = Normal + 10;

    /// <summary>Every priority with its name, for documentation.</summary>
    public static ImmutableArray<(string Name, ushort Number)> All { get; } =
    [
        (nameof(Miss), Miss), (nameof(DropUnclaimed), DropUnclaimed), (nameof(Learn), Learn), (nameof(Normal), Normal), (nameof(NetworkDefault), NetworkDefault),
        (nameof(KnownAddress), KnownAddress), (nameof(KnownTunnel), KnownTunnel), (nameof(Exempt), Exempt),
    ];
}
