using System.Buffers.Binary;
using System.Text;

namespace Vlcp.Wire;

/// <summary>
/// Reads binary fields from a window of bytes and never past its end: every method throws <see cref="WireFormatException"/> with the
/// name of the field when too few bytes are left. Nesting of layouts is limited to <see cref="MaxDepth"/>.
/// </summary>
public ref struct WireReader
{
    /// <summary>How deep layouts may be nested in one message.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> data;
    private readonly int start;
    private readonly int depth;
    private readonly int dialect;
    private int position;
    private int end;
    private bool limited;

    /// <summary>Reads the whole of <paramref name="data"/>.</summary>
    public WireReader(ReadOnlySpan<byte> data)
        : this(data, 0, data.Length, 0, 0)
    {
    }

    /// <summary>Reads the whole of <paramref name="data"/> in a dialect.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="dialect">See <see cref="Dialect"/>.</param>
    public WireReader(ReadOnlySpan<byte> data, int dialect)
        : this(data, 0, data.Length, 0, dialect)
    {
    }

    private WireReader(ReadOnlySpan<byte> data, int start, int end, int depth, int dialect)
    {
        this.data = data;
        this.start = start;
        this.end = end;
        this.depth = depth;
        this.dialect = dialect;
        position = start;
    }

    /// <summary>A number that every nested layout sees, such as the version of the protocol; 0 unless a reader was made with another.</summary>
    public readonly int Dialect => dialect;

    /// <summary>Offset of the next byte from the start of the outermost message.</summary>
    public readonly int Offset => position;

    /// <summary>Bytes left in the window.</summary>
    public readonly int Remaining => end - position;

    /// <summary>Bytes read since the start of the window.</summary>
    public readonly int Consumed => position - start;

    /// <summary>Reads an integer of 1 byte.</summary>
    public byte ReadUInt8(string field) => Take(1, field)[0];

    /// <summary>Reads a signed integer of 1 byte.</summary>
    public sbyte ReadInt8(string field) => (sbyte)Take(1, field)[0];

    /// <summary>Reads a big-endian integer of 2 bytes.</summary>
    public ushort ReadUInt16(string field) => BinaryPrimitives.ReadUInt16BigEndian(Take(2, field));

    /// <summary>Reads a big-endian signed integer of 2 bytes.</summary>
    public short ReadInt16(string field) => BinaryPrimitives.ReadInt16BigEndian(Take(2, field));

    /// <summary>Reads a big-endian integer of 4 bytes.</summary>
    public uint ReadUInt32(string field) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, field));

    /// <summary>Reads a big-endian signed integer of 4 bytes.</summary>
    public int ReadInt32(string field) => BinaryPrimitives.ReadInt32BigEndian(Take(4, field));

    /// <summary>Reads a big-endian integer of 8 bytes.</summary>
    public ulong ReadUInt64(string field) => BinaryPrimitives.ReadUInt64BigEndian(Take(8, field));

    /// <summary>Reads a big-endian signed integer of 8 bytes.</summary>
    public long ReadInt64(string field) => BinaryPrimitives.ReadInt64BigEndian(Take(8, field));

    /// <summary>Reads a big-endian integer of 16 bytes.</summary>
    public UInt128 ReadUInt128(string field) => BinaryPrimitives.ReadUInt128BigEndian(Take(16, field));

    /// <summary>Reads a big-endian number of 4 bytes, IEEE 754.</summary>
    public float ReadSingle(string field) => BinaryPrimitives.ReadSingleBigEndian(Take(4, field));

    /// <summary>Reads a big-endian number of 8 bytes, IEEE 754.</summary>
    public double ReadDouble(string field) => BinaryPrimitives.ReadDoubleBigEndian(Take(8, field));

    /// <summary>Reads one byte that must be 0 or 1.</summary>
    public bool ReadBool(string field)
    {
        var value = ReadUInt8(field);
        return value <= 1 ? value == 1 : throw Error(position - 1, field, $"{value} is neither 0 nor 1");
    }

    /// <summary>Reads a big-endian integer of 1 to 8 bytes.</summary>
    public ulong ReadUIntBytes(int bytes, string field)
    {
        ulong value = 0;
        foreach (var b in Take(bytes, field))
        {
            value = value << 8 | b;
        }

        return value;
    }

    /// <summary>Reads a little-endian integer of 1 to 8 bytes.</summary>
    public ulong ReadUIntBytesLittleEndian(int bytes, string field)
    {
        var span = Take(bytes, field);
        ulong value = 0;
        for (var i = bytes - 1; i >= 0; i--)
        {
            value = value << 8 | span[i];
        }

        return value;
    }

    /// <summary>Reads bytes; the span is a view of the message.</summary>
    public ReadOnlySpan<byte> ReadBytes(int count, string field) => Take(count, field);

    /// <summary>Skips reserved bytes.</summary>
    public void Skip(int count, string field) => Take(count, field);

    /// <summary>Skips bytes until <see cref="Consumed"/> is a multiple of <paramref name="alignment"/>.</summary>
    public void Align(int alignment, string field) => Skip(WireMath.AlignUp(Consumed, alignment) - Consumed, field);

    /// <summary>Reads UTF-8 text of a number of bytes; bytes that are no UTF-8 become U+FFFD.</summary>
    public string ReadText(int count, string field) => Encoding.UTF8.GetString(Take(count, field));

    /// <summary>Reads UTF-8 text up to the first zero byte of a field of fixed size.</summary>
    public string ReadFixedText(int count, string field)
    {
        var span = Take(count, field);
        var zero = span.IndexOf((byte)0);
        return Encoding.UTF8.GetString(zero < 0 ? span : span[..zero]);
    }

    /// <summary>Reads UTF-8 text and the zero byte that ends it.</summary>
    public string ReadZeroTerminated(string field)
    {
        var zero = data[position..end].IndexOf((byte)0);
        if (zero < 0)
        {
            throw Error(position, field, $"no zero byte in the {Remaining} bytes that are left");
        }

        var text = ReadText(zero, field);
        position++;
        return text;
    }

    /// <summary>Gives the next bytes to a reader of their own and leaves this one after them.</summary>
    /// <param name="length">Length of the window, often straight from the wire: refused if negative or larger than what is left.</param>
    /// <param name="field">Name for the exception.</param>
    public WireReader Window(long length, string field)
    {
        CheckLength(length, Remaining, field);
        var window = new WireReader(data, position, position + (int)length, depth, dialect);
        position += (int)length;
        return window;
    }

    /// <summary>The same bytes, read in another dialect.</summary>
    /// <param name="other">See <see cref="Dialect"/>.</param>
    public readonly WireReader In(int other)
    {
        var reader = new WireReader(data, start, end, depth, other);
        reader.position = position;
        return reader;
    }

    /// <summary>Starts a nested layout: a copy of this reader that counts from here. Generated code ends it with <see cref="Leave"/>.</summary>
    public readonly WireReader Enter(string type) => depth < MaxDepth
        ? new WireReader(data, position, end, depth + 1, dialect)
        : throw Error(position, type, $"nested more than {MaxDepth} layouts deep");

    /// <summary>Ends the window <paramref name="length"/> bytes after its start: the layout's own length field has been read.</summary>
    public void Limit(long length, string field)
    {
        if (length < Consumed || length > end - start)
        {
            throw Error(position, field, $"length {length} is not between {Consumed} and {end - start}");
        }

        end = start + (int)length;
        limited = true;
    }

    /// <summary>Continues after a nested layout that was begun with <see cref="Enter"/>.</summary>
    /// <param name="inner">The reader of the nested layout.</param>
    /// <param name="align">Its alignment; 1 for none.</param>
    /// <param name="alignInLength">Whether its length field counts the alignment.</param>
    /// <param name="ignoreExtra">Whether bytes after the last member are skipped.</param>
    /// <param name="type">Name for the exception.</param>
    public void Leave(scoped in WireReader inner, int align, bool alignInLength, bool ignoreExtra, string type)
    {
        if (!inner.limited)
        {
            position = inner.position;
        }
        else
        {
            var padding = alignInLength ? WireMath.AlignUp(inner.Consumed, align) - inner.Consumed : 0;
            if (inner.Remaining != padding && !ignoreExtra)
            {
                throw Error(inner.position, type, $"{inner.Remaining} bytes after the last member where {padding} were expected");
            }

            position = inner.end;
        }

        if (!(inner.limited && alignInLength))
        {
            var size = position - inner.start;
            Skip(WireMath.AlignUp(size, align) - size, type);
        }
    }

    /// <summary>Refuses bytes that nobody has read.</summary>
    public readonly void ExpectEnd(string field)
    {
        if (Remaining != 0)
        {
            throw Error(position, field, $"{Remaining} bytes too many");
        }
    }

    /// <summary>Refuses an element of an array that took no bytes, because such an array would have no end.</summary>
    public readonly void ExpectProgress(int offset, string field)
    {
        if (position == offset)
        {
            throw Error(position, field, "an element of size 0");
        }
    }

    /// <summary>The exception for a broken rule.</summary>
    /// <param name="field">Type and member.</param>
    /// <param name="reason">The value and the rule that it breaks.</param>
    /// <param name="back">How many bytes before the current offset the field starts.</param>
    public readonly WireFormatException Error(string field, string reason, int back = 0) => Error(position - back, field, reason);

    private static WireFormatException Error(int offset, string field, string reason) => new(offset, field, reason);

    private readonly void CheckLength(long length, int available, string field)
    {
        if (length < 0 || length > available)
        {
            throw Error(position, field, $"needs {length} bytes, {available} are left");
        }
    }

    private ReadOnlySpan<byte> Take(int count, string field)
    {
        CheckLength(count, Remaining, field);
        var span = data.Slice(position, count);
        position += count;
        return span;
    }
}
