using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Destination unreachable, time exceeded or parameter problem, with the start of the packet that caused it.</summary>
//  4 parameter (4; MTU of the next hop in the lower half for "fragmentation needed", RFC 1191) | 8 packet
[WireStruct]
[WireCase(IcmpType.DestinationUnreachable)]
[WireCase(IcmpType.Redirect)]
[WireCase(IcmpType.TimeExceeded)]
[WireCase(IcmpType.ParameterProblem)]
public sealed partial record IcmpError : IcmpMessage
{
    /// <summary>Detail: next-hop MTU, gateway or pointer; zero otherwise.</summary>
    public uint Parameter { get; init; }

    /// <summary>IP header and at least 8 bytes of the packet in question.</summary>
    [Remaining]
    public WireBytes Packet { get; init; }

    /// <summary>An error of a type.</summary>
    /// <param name="type">Destination unreachable, redirect, time exceeded or parameter problem.</param>
    /// <param name="code">Detail of the type.</param>
    /// <param name="packet">IP packet that caused it; it is cut to header and 8 bytes or more as the caller likes.</param>
    public static IcmpError Of(IcmpType type, byte code, WireBytes packet) => new() { Type = type, Code = code, Packet = packet };
}
