using System.Collections.Immutable;

namespace Vlcp.Dataplane.Pipeline;

/// <summary>Priorities of flows. Within a table a higher number wins.</summary>
public static class Priority
{
    /// <summary>What a table does with packets that no other flow matches.</summary>
    public const ushort Miss = 0;

    /// <summary>A wish of the operator to stop what nobody claimed, below all that is claimed.</summary>
    public const ushort DropUnclaimed = 1;

    /// <summary>Packets to a neighbour that is not known yet, below all that are.</summary>
    public const ushort UnknownNeighbour = 2;

    /// <summary>Packets to a neighbour that does not answer.</summary>
    public const ushort SilentNeighbour = 3;

    /// <summary>Packets for which a router has no route.</summary>
    public const ushort NoRoute = 4;

    /// <summary>Packets to a network's router, below what is for the network's own services.</summary>
    public const ushort ToRouter = 0x3000;

    /// <summary>The route to everywhere; longer prefixes stand above, see <see cref="Route"/>.</summary>
    public const ushort DefaultRoute = 0x4000;

    /// <summary>Addresses to which no router sends: above every route.</summary>
    public const ushort NotRouted = DefaultRoute + 0x100;

    /// <summary>A neighbour of a router that answered, below those that the store knows.</summary>
    public const ushort LearnedNeighbour = 0x7000;

    /// <summary>Routed packets whose time to live has run out: above every route.</summary>
    public const ushort Expired = DefaultRoute + 0x80;

    /// <summary>A router's own address: above all that is routed or not.</summary>
    public const ushort OwnAddress = NotRouted + 1;

    /// <summary>Learning from a frame, below all that drops frames of which nothing may be learned.</summary>
    public const ushort Learn = Normal - 1;

    /// <summary>The ordinary case.</summary>
    public const ushort Normal = 0x8000;

    /// <summary>Where a network's frames go that no address flow claims.</summary>
    public const ushort NetworkDefault = Normal + 1;

    /// <summary>A known address.</summary>
    public const ushort KnownAddress = Normal + 2;

    /// <summary>A packet that may go back out of its port, does.</summary>
    public const ushort BackOut = Normal + 5;

    /// <summary>A known address behind a tunnel.</summary>
    public const ushort KnownTunnel = Normal + 9;

    /// <summary>What must not be touched by any of the others: multicast, prepared tunnel packets, a port's own announcements.</summary>
    public const ushort Exempt = Normal + 10;

    /// <summary>The same as <see cref="BackOut"/> for a prepared tunnel packet.</summary>
    public const ushort PreparedBackOut = Exempt + 1;

    /// <summary>What has to be found out about a packet before anything else.</summary>
    public const ushort Check = Exempt + 10;

    /// <summary>Every priority with its name, for documentation.</summary>
    public static ImmutableArray<(string Name, ushort Number)> All { get; } =
    [
        (nameof(Miss), Miss), (nameof(DropUnclaimed), DropUnclaimed), (nameof(UnknownNeighbour), UnknownNeighbour), (nameof(SilentNeighbour), SilentNeighbour),
        (nameof(NoRoute), NoRoute), (nameof(ToRouter), ToRouter),
        (nameof(DefaultRoute), DefaultRoute), (nameof(Expired), Expired), (nameof(NotRouted), NotRouted), (nameof(OwnAddress), OwnAddress),
        (nameof(LearnedNeighbour), LearnedNeighbour), (nameof(Learn), Learn), (nameof(Normal), Normal),
        (nameof(NetworkDefault), NetworkDefault), (nameof(KnownAddress), KnownAddress), (nameof(BackOut), BackOut), (nameof(KnownTunnel), KnownTunnel),
        (nameof(Exempt), Exempt), (nameof(PreparedBackOut), PreparedBackOut), (nameof(Check), Check),
    ];

    /// <summary>Priority of a route: the longest prefix wins, and of two equal ones that of a connected subnet.</summary>
    /// <param name="prefixLength">Length of the prefix in bits, 0 to 32.</param>
    /// <param name="connected">Whether the router has an interface in the subnet.</param>
    public static ushort Route(int prefixLength, bool connected) => (ushort)(DefaultRoute + 2 * prefixLength + (connected ? 1 : 0));

    /// <summary>Priority of packets to one of several routers of a network, which is told by their source.</summary>
    /// <param name="prefixLength">Length of the prefix of the source in bits, 0 to 32.</param>
    public static ushort ToRouterFrom(int prefixLength) => (ushort)(ToRouter + 1 + prefixLength);
}
