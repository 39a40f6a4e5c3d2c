using System.Collections;
using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>
/// The options of a DHCP message in order. Several instances of one code are one long option (RFC 3396): reading joins them, writing
/// splits what is longer than 255 bytes. The end mark isn't an element.
/// </summary>
public sealed record DhcpOptions : IWireStruct<DhcpOptions>, IReadOnlyList<DhcpOption>
{
    private const int MaxInstance = 255;
    private readonly WireList<DhcpOption> items;

    /// <summary>Options in the order given.</summary>
    public DhcpOptions(params IEnumerable<DhcpOption> options) => items = options.ToWireList();

    /// <inheritdoc/>
    public int Count => items.Count;

    /// <summary>Bytes with the end mark.</summary>
    public int WireSize => 1 + ((IEnumerable<DhcpOption>)items).Sum(o => o.Data.Length + 2 * Instances(o));

    /// <inheritdoc/>
    public DhcpOption this[int index] => items[index];

    /// <summary>The option of a code, or null.</summary>
    public DhcpOption? this[DhcpOptionCode code] => this.FirstOrDefault(o => o.Code == code);

    /// <summary>Reads up to the end mark, or to the end of the bytes; everything after the mark is padding.</summary>
    /// <exception cref="WireFormatException">An option is cut off.</exception>
    public static DhcpOptions Read(ref WireReader reader)
    {
        var parts = new List<DhcpOption>();
        ReadParts(ref reader, parts);
        return Join(parts);
    }

    /// <summary>Reads the options of several fields as if they were one (option overload, RFC 2131 section 4.1).</summary>
    internal static DhcpOptions Join(IEnumerable<DhcpOption> parts) => new(parts
        .GroupBy(p => p.Code)
        .Select(g => new DhcpOption(g.Key, g.SelectMany(p => p.Data).ToArray())));

    internal static void ReadParts(ref WireReader reader, List<DhcpOption> parts)
    {
        while (reader.Remaining > 0)
        {
            var code = (DhcpOptionCode)reader.ReadUInt8("DhcpOption.Code");
            if (code == DhcpOptionCode.End)
            {
                reader.Skip(reader.Remaining, "DhcpOption.Padding");
            }
            else if (code != DhcpOptionCode.Pad)
            {
                var length = reader.ReadUInt8("DhcpOption.Length");
                parts.Add(new(code, WireBytes.Create(reader.ReadBytes(length, "DhcpOption.Data"))));
            }
        }
    }

    /// <inheritdoc/>
    public void Write(ref WireWriter writer)
    {
        foreach (var option in items)
        {
            var rest = option.Data.Span;
            for (var instance = Instances(option); instance > 0; instance--)
            {
                var part = rest[..Math.Min(rest.Length, MaxInstance)];
                writer.WriteUInt8((byte)option.Code);
                writer.WriteUInt8((byte)part.Length);
                writer.WriteBytes(part);
                rest = rest[part.Length..];
            }
        }

        writer.WriteUInt8((byte)DhcpOptionCode.End);
    }

    /// <inheritdoc/>
    public IEnumerator<DhcpOption> GetEnumerator() => ((IEnumerable<DhcpOption>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The options in brackets.</summary>
    public override string ToString() => "[" + string.Join(", ", this.Select(o => $"{o.Code} {o.Data}")) + "]";

    private static int Instances(DhcpOption option) => Math.Max(1, (option.Data.Length + MaxInstance - 1) / MaxInstance);
}
