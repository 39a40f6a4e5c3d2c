using System.Buffers.Binary;
using System.Text;
using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>One DHCP option; its data may be longer than the 255 bytes that one instance on the wire holds.</summary>
/// <param name="Code">What the option says.</param>
/// <param name="Data">Its content.</param>
public sealed record DhcpOption(DhcpOptionCode Code, WireBytes Data)
{
    /// <summary>An option with one address.</summary>
    public static DhcpOption Of(DhcpOptionCode code, Ipv4Address address) => Of(code, [address]);

    /// <summary>An option with addresses.</summary>
    public static DhcpOption Of(DhcpOptionCode code, IEnumerable<Ipv4Address> addresses) =>
        new(code, addresses.SelectMany(a => Bytes(a.Value)).ToArray());

    /// <summary>An option with a number of 4 bytes, such as a time in seconds.</summary>
    public static DhcpOption Of(DhcpOptionCode code, uint value) => new(code, Bytes(value));

    /// <summary>An option with a number of 2 bytes.</summary>
    public static DhcpOption Of(DhcpOptionCode code, ushort value) => new(code, new[] { (byte)(value >> 8), (byte)value });

    /// <summary>An option with a number of 1 byte.</summary>
    public static DhcpOption Of(DhcpOptionCode code, byte value) => new(code, new[] { value });

    /// <summary>An option with UTF-8 text.</summary>
    public static DhcpOption Of(DhcpOptionCode code, string text) => new(code, Encoding.UTF8.GetBytes(text));

    /// <summary>The kind of a message.</summary>
    public static DhcpOption Of(DhcpMessageType type) => Of(DhcpOptionCode.MessageType, (byte)type);

    /// <summary>An option with routes as in RFC 3442.</summary>
    public static DhcpOption Of(DhcpOptionCode code, IEnumerable<DhcpRoute> routes) => new(code, routes.SelectMany(r => r.ToBytes()).ToArray());

    /// <summary>The content as text, without zero bytes at its end.</summary>
    public string AsText() => Encoding.UTF8.GetString(Data.Span.TrimEnd((byte)0));

    /// <summary>The content as one number of 1, 2 or 4 bytes.</summary>
    /// <exception cref="WireFormatException">Another size.</exception>
    public uint AsNumber() => Data.Length switch
    {
        1 => Data[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(Data),
        4 => BinaryPrimitives.ReadUInt32BigEndian(Data),
        _ => throw Wrong("a number of 1, 2 or 4 bytes"),
    };

    /// <summary>The content as addresses.</summary>
    /// <exception cref="WireFormatException">Not a positive multiple of 4 bytes.</exception>
    public IReadOnlyList<Ipv4Address> AsAddresses()
    {
        if (Data.Length == 0 || Data.Length % 4 != 0)
        {
            throw Wrong("addresses");
        }

        var addresses = new Ipv4Address[Data.Length / 4];
        for (var i = 0; i < addresses.Length; i++)
        {
            addresses[i] = new(BinaryPrimitives.ReadUInt32BigEndian(Data.Span[(i * 4)..]));
        }

        return addresses;
    }

    /// <summary>The content as one address.</summary>
    /// <exception cref="WireFormatException">Not 4 bytes.</exception>
    public Ipv4Address AsAddress() => Data.Length == 4 ? AsAddresses()[0] : throw Wrong("one address");

    /// <summary>The content as routes of RFC 3442.</summary>
    /// <exception cref="WireFormatException">A prefix longer than 32 bits, or a route that is cut off.</exception>
    public IReadOnlyList<DhcpRoute> AsRoutes()
    {
        var reader = new WireReader(Data);
        var routes = new List<DhcpRoute>();
        while (reader.Remaining > 0)
        {
            routes.Add(DhcpRoute.Read(ref reader));
        }

        return routes;
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private WireFormatException Wrong(string expected) => new(0, $"DhcpOption.{Code}", $"{Data.Length} bytes are not {expected}");
}
