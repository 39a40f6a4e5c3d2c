using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Translates addresses; stands inside <see cref="CtAction"/>. Each bound that is null is not restricted.</summary>
/// <param name="Flags">What to translate and how.</param>
public sealed record NatAction(NatFlags Flags) : NiciraAction
{
    /// <summary>The first IPv4 address.</summary>
    public Ipv4Address? Ipv4Min { get; init; }

    /// <summary>The last IPv4 address.</summary>
    public Ipv4Address? Ipv4Max { get; init; }

    /// <summary>The first IPv6 address.</summary>
    public Ipv6Address? Ipv6Min { get; init; }

    /// <summary>The last IPv6 address.</summary>
    public Ipv6Address? Ipv6Max { get; init; }

    /// <summary>The first port.</summary>
    public ushort? PortMin { get; init; }

    /// <summary>The last port.</summary>
    public ushort? PortMax { get; init; }

    internal override ushort WireSubtype => (ushort)NiciraActionType.Nat;

    private int Present =>
        (Ipv4Min is null ? 0 : 1) | (Ipv4Max is null ? 0 : 2) | (Ipv6Min is null ? 0 : 4) | (Ipv6Max is null ? 0 : 8)
        | (PortMin is null ? 0 : 16) | (PortMax is null ? 0 : 32);

    internal static NatAction ReadPayload(ref WireReader reader)
    {
        reader.Skip(2, "pad");
        var flags = (NatFlags)reader.ReadUInt16("flags");
        var present = reader.ReadUInt16("range_present");
        var nat = new NatAction(flags)
        {
            Ipv4Min = (present & 1) != 0 ? Ipv4Address.Read(ref reader, "ipv4_min") : null,
            Ipv4Max = (present & 2) != 0 ? Ipv4Address.Read(ref reader, "ipv4_max") : null,
            Ipv6Min = (present & 4) != 0 ? Ipv6Address.Read(ref reader, "ipv6_min") : null,
            Ipv6Max = (present & 8) != 0 ? Ipv6Address.Read(ref reader, "ipv6_max") : null,
            PortMin = (present & 16) != 0 ? reader.ReadUInt16("proto_min") : null,
            PortMax = (present & 32) != 0 ? reader.ReadUInt16("proto_max") : null,
        };
        reader.Skip(reader.Remaining, "pad");
        return nat;
    }

    internal override void WritePayload(ref WireWriter writer)
    {
        writer.Skip(2);
        writer.WriteUInt16((ushort)Flags);
        writer.WriteUInt16((ushort)Present);
        WriteAddresses(ref writer);
        if (PortMin is { } portMin)
        {
            writer.WriteUInt16(portMin);
        }
        if (PortMax is { } portMax)
        {
            writer.WriteUInt16(portMax);
        }
    }

    private void WriteAddresses(ref WireWriter writer)
    {
        if (Ipv4Min is { } ipv4Min)
        {
            Ipv4Address.Write(ref writer, ipv4Min);
        }
        if (Ipv4Max is { } ipv4Max)
        {
            Ipv4Address.Write(ref writer, ipv4Max);
        }
        if (Ipv6Min is { } ipv6Min)
        {
            Ipv6Address.Write(ref writer, ipv6Min);
        }
        if (Ipv6Max is { } ipv6Max)
        {
            Ipv6Address.Write(ref writer, ipv6Max);
        }
    }
}
