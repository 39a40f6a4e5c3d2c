using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Link modes (ofp_port_features bits) and speeds of an Ethernet port.</summary>
/// <param name="Current">Modes in use.</param>
/// <param name="Advertised">Modes that are offered.</param>
/// <param name="Supported">Modes that the port can do.</param>
/// <param name="Peer">Modes that the peer offers.</param>
/// <param name="CurrentSpeed">kbit/s now.</param>
/// <param name="MaximumSpeed">kbit/s at most.</param>
public sealed record EthernetFeatures(uint Current, uint Advertised, uint Supported, uint Peer, uint CurrentSpeed, uint MaximumSpeed)
{
    internal const int Size = 24;

    /// <summary>Nothing known.</summary>
    public static EthernetFeatures None { get; } = new(0, 0, 0, 0, 0, 0);

    internal static EthernetFeatures Read(ref WireReader reader) => new(
        Current: reader.ReadUInt32("curr"),
        Advertised: reader.ReadUInt32("advertised"),
        Supported: reader.ReadUInt32("supported"),
        Peer: reader.ReadUInt32("peer"),
        CurrentSpeed: reader.ReadUInt32("curr_speed"),
        MaximumSpeed: reader.ReadUInt32("max_speed"));

    internal void Write(ref WireWriter writer)
    {
        writer.WriteUInt32(Current);
        writer.WriteUInt32(Advertised);
        writer.WriteUInt32(Supported);
        writer.WriteUInt32(Peer);
        writer.WriteUInt32(CurrentSpeed);
        writer.WriteUInt32(MaximumSpeed);
    }
}
