using System.Buffers.Binary;

namespace Vlcp.Packets;

/// <summary>The Internet checksum, RFC 1071.</summary>
public static class Checksum
{
    /// <summary>The checksum of bytes; 0 for bytes that already hold their right checksum.</summary>
    /// <param name="data">The bytes; an odd one at the end is followed by a zero.</param>
    /// <param name="sum">The sum of what goes before, from <see cref="Sum"/> or <see cref="PseudoHeader(Ipv4Header, int)"/>.</param>
    public static ushort Of(ReadOnlySpan<byte> data, ulong sum = 0)
    {
        sum = Sum(data, sum);
        while (sum > 0xffff)
        {
            sum = (sum & 0xffff) + (sum >> 16);
        }

        return (ushort)~sum;
    }

    /// <summary>Adds the 16-bit words of bytes to a sum.</summary>
    public static ulong Sum(ReadOnlySpan<byte> data, ulong sum = 0)
    {
        for (; data.Length >= 2; data = data[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(data);
        }

        return data.IsEmpty ? sum : sum + (ulong)data[0] * 256;
    }

    /// <summary>The sum of the pseudo header of IPv4 in front of a payload.</summary>
    public static ulong PseudoHeader(Ipv4Header header, int length) =>
        Words(header.Source.Value) + Words(header.Destination.Value) + (ulong)header.Protocol + (ulong)length;

    /// <summary>The sum of the pseudo header of IPv6 in front of a payload.</summary>
    public static ulong PseudoHeader(Ipv6Header header, IpProtocol protocol, int length) =>
        Words(header.Source.Value) + Words(header.Destination.Value) + (ulong)protocol + (ulong)length;

    private static ulong Words(UInt128 value)
    {
        ulong sum = 0;
        for (; value != 0; value >>= 16)
        {
            sum += (ushort)value;
        }

        return sum;
    }
}
