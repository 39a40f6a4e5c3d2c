using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>One part of a learn action: bits of the packet or a constant go into the match or the actions of the new flow.</summary>
//  0 header (2): 0-10 bits, 11-12 target, 13 constant | source: header (4) offset (2), or the constant | header (4) offset (2)
public sealed record LearnSpec
{
    private const int ImmediateFlag = 1 << 13;
    private const int TargetShift = 11;
    private const int BitsMask = 0x7ff;

    private LearnSpec(LearnTarget target, Subfield? source, UInt128 value, Subfield? destination)
    {
        (Target, Source, Value, Destination) = (target, source, value, destination);
    }

    /// <summary>What the part contributes.</summary>
    public LearnTarget Target { get; }

    /// <summary>Where the bits come from, or null for the constant <see cref="Value"/>.</summary>
    public Subfield? Source { get; }

    /// <summary>The constant when there is no source.</summary>
    public UInt128 Value { get; }

    /// <summary>Where the bits go, or null for <see cref="LearnTarget.Output"/>.</summary>
    public Subfield? Destination { get; }

    internal int Bits => (Destination ?? Source!.Value).Bits;

    /// <summary>The new flow matches what this packet has in another field, or in the same.</summary>
    /// <param name="destination">The field of the new match.</param>
    /// <param name="source">The field of this packet, of the same width.</param>
    public static LearnSpec Match(Subfield destination, Subfield source) => FromField(LearnTarget.Match, destination, source);

    /// <summary>The new flow matches what this packet has in the same field.</summary>
    /// <param name="field">The field.</param>
    public static LearnSpec Match(Subfield field) => Match(field, field);

    /// <summary>The new flow matches a constant.</summary>
    /// <param name="destination">The field of the new match.</param>
    /// <param name="value">The constant.</param>
    public static LearnSpec MatchValue(Subfield destination, UInt128 value) => new(LearnTarget.Match, (Subfield?)null, value, destination);

    /// <summary>The new flow loads what this packet has.</summary>
    /// <param name="destination">The field that the new flow sets.</param>
    /// <param name="source">The field of this packet, of the same width.</param>
    public static LearnSpec Load(Subfield destination, Subfield source) => FromField(LearnTarget.Load, destination, source);

    /// <summary>The new flow loads a constant.</summary>
    /// <param name="destination">The field that the new flow sets.</param>
    /// <param name="value">The constant.</param>
    public static LearnSpec LoadValue(Subfield destination, UInt128 value) => new(LearnTarget.Load, (Subfield?)null, value, destination);

    /// <summary>The new flow sends to the port whose number this packet has in a field.</summary>
    /// <param name="source">The field of this packet.</param>
    public static LearnSpec Output(Subfield source) => new(LearnTarget.Output, source, 0, (Subfield?)null);

    // Null at the zero header that pads the end of a learn action.
    internal static LearnSpec? Read(ref WireReader reader)
    {
        var header = reader.ReadUInt16("learn.header");
        if (header == 0)
        {
            return null;
        }
        var bits = header & BitsMask;
        var target = (LearnTarget)(header >> TargetShift & 3);
        var immediate = (header & ImmediateFlag) != 0;
        if (header >= ImmediateFlag << 1 || target > LearnTarget.Output || bits == 0
            || (immediate && (bits > 128 || target == LearnTarget.Output)))
        {
            throw reader.Error("learn.header", $"0x{header:x4} is not a part of a learn action");
        }
        UInt128 value = immediate ? OxmWire.ReadNumber(ref reader, ImmediateSize(bits), "learn.value") : 0;
        Subfield? source = immediate ? (Subfield?)null : ReadField(ref reader, bits);
        Subfield? destination = target == LearnTarget.Output ? (Subfield?)null : ReadField(ref reader, bits);
        return new LearnSpec(target, source, value, destination);
    }

    internal void Write(ref WireWriter writer)
    {
        writer.WriteUInt16((ushort)((Source is null ? ImmediateFlag : 0) | (int)Target << TargetShift | Bits));
        if (Source is { } source)
        {
            WriteField(ref writer, source);
        }
        else
        {
            OxmWire.WriteNumber(ref writer, Value, ImmediateSize(Bits));
        }
        if (Destination is { } destination)
        {
            WriteField(ref writer, destination);
        }
    }

    private static LearnSpec FromField(LearnTarget target, Subfield destination, Subfield source) => destination.Bits == source.Bits
        ? new LearnSpec(target, source, 0, destination)
        : throw new ArgumentException($"{source} has {source.Bits} bits, {destination} has {destination.Bits}", nameof(source));

    // Constants are stored in whole 16-bit words.
    private static int ImmediateSize(int bits) => (bits + 15) / 16 * 2;

    private static Subfield ReadField(ref WireReader reader, int bits)
    {
        var field = SubfieldWire.ReadHeader(ref reader);
        return SubfieldWire.Make(reader, field, reader.ReadUInt16("learn.ofs"), bits);
    }

    private static void WriteField(ref WireWriter writer, Subfield subfield)
    {
        SubfieldWire.WriteHeader(ref writer, subfield.Field);
        writer.WriteUInt16((ushort)subfield.Offset);
    }
}
