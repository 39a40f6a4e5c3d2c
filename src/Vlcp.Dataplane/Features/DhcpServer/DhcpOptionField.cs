using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>A field of a DHCP message while options are put into it.</summary>
/// <param name="room">Bytes for options, without the end mark.</param>
internal sealed class DhcpOptionField(int room)
{
    private const int LongestUnsplit = 32;
    private const int InstanceHeader = 2;
    private const int LongestInstance = 255;
    private readonly List<DhcpOption> _options = [];
    private int _free = room;

    public IReadOnlyList<DhcpOption> Options => _options;

    public bool IsEmpty => _options.Count == 0;

    /// <summary>Bytes that the value of one option may have here, its instances' headers taken off.</summary>
    public int Space
    {
        get
        {
            var (whole, rest) = Math.DivRem(_free, InstanceHeader + LongestInstance);
            return whole * LongestInstance + Math.Max(0, rest - InstanceHeader);
        }
    }

    /// <summary>Whether the parts of an option may stand in different fields.</summary>
    public static bool CanSplit(DhcpOption option) => option.Data.Length > LongestUnsplit;

    public bool Fits(DhcpOption option) => _free >= InstanceHeader + option.Data.Length;

    public void Add(DhcpOption option)
    {
        _options.Add(option);
        var instances = Math.Max(1, (option.Data.Length + LongestInstance - 1) / LongestInstance);
        _free -= option.Data.Length + instances * InstanceHeader;
    }

    /// <summary>Adds as much of a value as there is space for.</summary>
    /// <returns>What is left of the value.</returns>
    public ReadOnlySpan<byte> AddPart(DhcpOptionCode code, ReadOnlySpan<byte> value)
    {
        var part = value[..Math.Min(value.Length, Space)];
        if (!part.IsEmpty)
        {
            Add(new DhcpOption(code, part));
        }

        return value[part.Length..];
    }

    /// <summary>The field with its end mark, filled up with zeros; without options all zeros.</summary>
    public WireBytes ToBytes(int size)
    {
        var bytes = IsEmpty ? [] : new DhcpOptions(_options).ToBytes();
        Array.Resize(ref bytes, size);
        return bytes;
    }
}
