using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>A neighbour that is asked for, or that has answered and is asked again from time to time.</summary>
/// <param name="key">Who it is.</param>
/// <param name="askedBy">Port of the packet for which it was asked first; 0 if a route needs it.</param>
internal sealed class Neighbour(NextHop key, uint askedBy)
{
    /// <summary>Who it is.</summary>
    public NextHop Key { get; } = key;

    /// <summary>Port of the packet for which it was asked first.</summary>
    public uint AskedBy { get; } = askedBy;

    /// <summary>Its MAC address, and the one with which the router was addressed; null until it has answered.</summary>
    public (MacAddress Own, MacAddress Router)? Macs { get; set; }

    /// <summary>A static route leads to it: it is kept without packets.</summary>
    public bool IsNextHop { get; set; }

    /// <summary>Questions since the last answer.</summary>
    public int Unanswered { get; set; }

    /// <summary>When it is to be asked next.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>When a packet for it came last.</summary>
    public TimeSpan Wanted { get; set; }

    /// <summary>Packets for it since it was asked last.</summary>
    public int PacketsSinceQuestion { get; set; }

    /// <summary>Packets that wait for its answer, oldest first, and until when.</summary>
    public List<(PacketIn Packet, TimeSpan Until)> Waiting { get; } = [];
}
