using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Whether a router may report a packet to its sender (RFC 1812 section 4.3.2.7, RFC 1122 section 3.2.2).</summary>
internal static class IcmpErrorRules
{
    /// <summary>True unless the report could cause reports itself, or reach many for one packet.</summary>
    public static bool Permit(RoutedFrame frame)
    {
        var header = frame.Datagram.Header;
        return header.FragmentOffset == 0
            && !frame.Ethernet.Destination.IsMulticast
            && CanBeHost(header.Destination)
            && CanBeHost(header.Source)
            && !IsError(frame.Datagram);
    }

    /// <summary>Whether the address can be one host's on a network: not "this host", loopback, multicast, reserved or broadcast.</summary>
    public static bool CanBeHost(Ipv4Address address) => (address.Value >> 24) is not (0 or 127 or >= 224);

    // A message that is too short to have a type may be anything.
    private static bool IsError(Ipv4Datagram datagram) =>
        datagram.Header.Protocol == IpProtocol.Icmp
        && (datagram.Payload.Length == 0 || (IcmpType)datagram.Payload[0] is IcmpType.DestinationUnreachable or IcmpType.SourceQuench
            or IcmpType.Redirect or IcmpType.TimeExceeded or IcmpType.ParameterProblem);
}
