using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>An IPv4 datagram or a fragment of one (RFC 791), whose payload is not looked into.</summary>
/// <param name="Header">The header.</param>
/// <param name="Payload">What follows the header.</param>
public sealed record Ipv4Datagram(Ipv4Header Header, WireBytes Payload)
{
    /// <summary>The most bytes that a payload can have together with a header of 20.</summary>
    public const int LargestPayload = ushort.MaxValue - 20;

    private const int FragmentUnit = 8;
    private const byte EndOfOptions = 0;
    private const byte NoOperation = 1;
    private const byte CopiedFlag = 0x80;

    /// <summary>Reads a datagram; bytes behind its total length are padding.</summary>
    /// <exception cref="WireFormatException">The header is malformed, or the bytes are fewer than it says.</exception>
    public static Ipv4Datagram Parse(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var header = Ipv4Header.Read(ref reader);
        var body = reader.Window(header.TotalLength - reader.Offset, "Ipv4Header.TotalLength");
        return new Ipv4Datagram(header, WireBytes.Create(body.ReadBytes(body.Remaining, "Ipv4Datagram.Payload")));
    }

    /// <summary>The bytes, with total length and header checksum computed.</summary>
    /// <exception cref="WireFormatException">A value doesn't fit its field.</exception>
    public byte[] ToBytes() => PacketBuilder.Ipv4(Header, Payload.Span);

    /// <summary>Cuts the datagram so that each piece fits a link (RFC 791 section 3.2, "An Example Fragmentation Procedure").</summary>
    /// <param name="mtu">Bytes of the largest IP packet on the link, header included: 68 or more.</param>
    /// <returns>The pieces in order; the datagram itself if it fits. Whether it may be fragmented is the caller's question.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The MTU is below 68, which every link carries.</exception>
    public IReadOnlyList<Ipv4Datagram> Fragment(int mtu)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mtu, 68);
        if (Header.WireSize + Payload.Length <= mtu)
        {
            return [this];
        }

        List<Ipv4Datagram> pieces = [];
        var header = Header;
        for (var offset = 0; offset < Payload.Length;)
        {
            var room = (mtu - header.WireSize) / FragmentUnit * FragmentUnit;
            var length = Math.Min(room, Payload.Length - offset);
            pieces.Add(new Ipv4Datagram(
                header with
                {
                    FragmentOffset = (ushort)(Header.FragmentOffset + offset / FragmentUnit),
                    MoreFragments = Header.MoreFragments || offset + length < Payload.Length,
                },
                WireBytes.Create(Payload.Span.Slice(offset, length))));
            offset += length;
            header = Header with { Options = CopiedOptions(Header.Options.Span) };
        }

        return pieces;
    }

    // Options whose type has the copied flag stand in every fragment, the others in the first only.
    private static WireBytes CopiedOptions(ReadOnlySpan<byte> options)
    {
        List<byte> copied = [];
        while (!options.IsEmpty && options[0] != EndOfOptions)
        {
            var length = options[0] == NoOperation ? 1 : options.Length > 1 ? options[1] : 0;
            if (length == 0 || length > options.Length)
            {
                break;
            }

            if ((options[0] & CopiedFlag) != 0)
            {
                copied.AddRange(options[..length]);
            }

            options = options[length..];
        }

        while (copied.Count % 4 != 0)
        {
            copied.Add(EndOfOptions);
        }

        return copied.ToArray();
    }
}
