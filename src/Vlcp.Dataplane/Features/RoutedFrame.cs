using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features;

/// <summary>An Ethernet frame with an IPv4 datagram that is not looked into any further.</summary>
/// <param name="Ethernet">The Ethernet header.</param>
/// <param name="Datagram">The datagram.</param>
internal sealed record RoutedFrame(EthernetHeader Ethernet, Ipv4Datagram Datagram)
{
    /// <summary>Bytes of the Ethernet header.</summary>
    public const int HeaderSize = 14;

    /// <summary>Reads a frame; null if it is malformed, tagged, or of another protocol.</summary>
    public static RoutedFrame? TryParse(ReadOnlySpan<byte> frame)
    {
        try
        {
            var reader = new WireReader(frame);
            var ethernet = EthernetHeader.Read(ref reader);
            return ethernet.Type == EtherType.Ipv4 ? new RoutedFrame(ethernet, Ipv4Datagram.Parse(frame[HeaderSize..])) : null;
        }
        catch (WireFormatException)
        {
            return null;
        }
    }

    /// <summary>The frame of a datagram that goes back to where this frame came from.</summary>
    public byte[] Answer(Ipv4Datagram answer) => ToBytes(Ethernet with { Destination = Ethernet.Source, Source = Ethernet.Destination }, answer);

    /// <summary>The frame of a datagram in the place of this frame's.</summary>
    public byte[] Carry(Ipv4Datagram datagram) => ToBytes(Ethernet, datagram);

    private static byte[] ToBytes(EthernetHeader ethernet, Ipv4Datagram datagram) => [.. ethernet.ToBytes(), .. datagram.ToBytes()];
}
