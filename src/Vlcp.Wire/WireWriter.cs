using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Vlcp.Wire;

/// <summary>
/// Writes binary fields to an <see cref="IBufferWriter{T}"/>. Nothing reaches it before <see cref="Flush"/>, so a message that turns out to
/// be unwritable leaves no half message behind, and a length can be filled in when what it counts has been written.
/// </summary>
public ref struct WireWriter
{
    private readonly IBufferWriter<byte> output;
    private readonly int dialect;
    private Span<byte> span;
    private int used;
    private int flushed;

    /// <summary>Writes to <paramref name="output"/>.</summary>
    /// <param name="output">Where the bytes go.</param>
    /// <param name="size">Bytes that will be written, as far as known.</param>
    /// <param name="dialect">See <see cref="Dialect"/>.</param>
    public WireWriter(IBufferWriter<byte> output, int size = 0, int dialect = 0)
    {
        this.output = output;
        this.dialect = dialect;
        span = output.GetSpan(size);
    }

    /// <summary>A number that every nested layout sees, such as the version of the protocol.</summary>
    public readonly int Dialect => dialect;

    /// <summary>Bytes written so far.</summary>
    public readonly int Position => flushed + used;

    /// <summary>Hands everything written so far to the output.</summary>
    public void Flush()
    {
        output.Advance(used);
        flushed += used;
        used = 0;
        span = default;
    }

    /// <summary>Writes an integer of 1 byte.</summary>
    public void WriteUInt8(byte value) => Claim(1)[0] = value;

    /// <summary>Writes a signed integer of 1 byte.</summary>
    public void WriteInt8(sbyte value) => Claim(1)[0] = (byte)value;

    /// <summary>Writes a big-endian integer of 2 bytes.</summary>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Claim(2), value);

    /// <summary>Writes a big-endian signed integer of 2 bytes.</summary>
    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(Claim(2), value);

    /// <summary>Writes a big-endian integer of 4 bytes.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Claim(4), value);

    /// <summary>Writes a big-endian signed integer of 4 bytes.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Claim(4), value);

    /// <summary>Writes a big-endian integer of 8 bytes.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Claim(8), value);

    /// <summary>Writes a big-endian signed integer of 8 bytes.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Claim(8), value);

    /// <summary>Writes a big-endian integer of 16 bytes.</summary>
    public void WriteUInt128(UInt128 value) => BinaryPrimitives.WriteUInt128BigEndian(Claim(16), value);

    /// <summary>Writes a big-endian number of 4 bytes, IEEE 754.</summary>
    public void WriteSingle(float value) => BinaryPrimitives.WriteSingleBigEndian(Claim(4), value);

    /// <summary>Writes a big-endian number of 8 bytes, IEEE 754.</summary>
    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(Claim(8), value);

    /// <summary>Writes one byte, 0 or 1.</summary>
    public void WriteBool(bool value) => WriteUInt8(value ? (byte)1 : (byte)0);

    /// <summary>Writes a big-endian integer of 1 to 8 bytes; refuses a larger value.</summary>
    public void WriteUIntBytes(ulong value, int bytes, string field)
    {
        CheckBits(value, bytes * 8, field);
        var target = Claim(bytes);
        for (var i = bytes - 1; i >= 0; i--, value >>= 8)
        {
            target[i] = (byte)value;
        }
    }

    /// <summary>Writes a little-endian integer of 1 to 8 bytes; refuses a larger value.</summary>
    public void WriteUIntBytesLittleEndian(ulong value, int bytes, string field)
    {
        CheckBits(value, bytes * 8, field);
        foreach (ref var b in Claim(bytes))
        {
            b = (byte)value;
            value >>= 8;
        }
    }

    /// <summary>Writes bytes.</summary>
    public void WriteBytes(scoped ReadOnlySpan<byte> value) => value.CopyTo(Claim(value.Length));

    /// <summary>Writes bytes into a field of fixed size, filled up with zero bytes; refuses more bytes.</summary>
    public void WriteFixedBytes(scoped ReadOnlySpan<byte> value, int size, string field)
    {
        if (value.Length > size)
        {
            throw Error(field, $"{value.Length} bytes in a field of {size}");
        }

        var target = Claim(size);
        value.CopyTo(target);
        target[value.Length..].Clear();
    }

    /// <summary>Writes zero bytes.</summary>
    public void Skip(int count) => Claim(count).Clear();

    /// <summary>Writes zero bytes until the distance from <paramref name="start"/> is a multiple of <paramref name="alignment"/>.</summary>
    public void Align(int start, int alignment)
    {
        var size = Position - start;
        Skip(WireMath.AlignUp(size, alignment) - size);
    }

    /// <summary>Writes UTF-8 text.</summary>
    public void WriteText(string value) => Encoding.UTF8.GetBytes(value, Claim(Encoding.UTF8.GetByteCount(value)));

    /// <summary>Writes UTF-8 text into a field of fixed size, filled up with zero bytes; refuses longer text.</summary>
    public void WriteFixedText(string value, int size, string field)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        if (length > size)
        {
            throw Error(field, $"'{value}' takes {length} bytes in a field of {size}");
        }

        WriteText(value);
        Skip(size - length);
    }

    /// <summary>Writes UTF-8 text and a zero byte; refuses text with a zero character.</summary>
    public void WriteZeroTerminated(string value, string field)
    {
        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw Error(field, "text with a zero character");
        }

        WriteText(value);
        WriteUInt8(0);
    }

    /// <summary>The value that a length field holds for a number of bytes; refuses a size between two units.</summary>
    public readonly ulong Units(int bytes, int add, int unit, string field)
    {
        var total = (long)bytes + add;
        return total >= 0 && total % unit == 0
            ? (ulong)(total / unit)
            : throw Error(field, $"{bytes} bytes (and {add}) are no number of units of {unit}");
    }

    /// <summary>The value, if it fits a number of bits.</summary>
    public readonly ulong CheckBits(ulong value, int bits, string field) => bits >= 64 || value >> bits == 0
        ? value
        : throw Error(field, $"{value} doesn't fit {bits} bits");

    /// <summary>The lower bits of a signed value, if it fits them.</summary>
    public readonly ulong CheckSignedBits(long value, int bits, string field)
    {
        var unused = 64 - bits;
        return value << unused >> unused == value
            ? (ulong)value & ulong.MaxValue >> unused
            : throw Error(field, $"{value} doesn't fit {bits} bits");
    }

    /// <summary>Refuses to write a member whose size or presence disagrees with what other members say.</summary>
    public readonly void Expect(bool holds, string field, string reason)
    {
        if (!holds)
        {
            throw Error(field, reason);
        }
    }

    /// <summary>The exception for a value that cannot be written here.</summary>
    public readonly WireFormatException Error(string field, string reason) => new(Position, field, reason);

    /// <summary>Writes a big-endian integer of 2 bytes over bytes that have been written since the last <see cref="Flush"/>.</summary>
    /// <param name="position">The <see cref="Position"/> before those bytes were written.</param>
    /// <param name="value">The integer; refused when it has more than 16 bits.</param>
    /// <param name="field">Name for the exception.</param>
    public readonly void PatchUInt16(int position, int value, string field)
    {
        CheckBits((ulong)value, 16, field);
        BinaryPrimitives.WriteUInt16BigEndian(span.Slice(position - flushed, 2), (ushort)value);
    }

    private Span<byte> Claim(int count)
    {
        if (count > span.Length - used)
        {
            Grow(count);
        }

        var target = span.Slice(used, count);
        used += count;
        return target;
    }

    private void Grow(int count)
    {
        // The output may take its memory back when it is asked for more: what is written so far must wait elsewhere.
        var kept = ArrayPool<byte>.Shared.Rent(used);
        span[..used].CopyTo(kept);
        span = output.GetSpan(Math.Max(2 * used, used + count));
        kept.AsSpan(0, used).CopyTo(span);
        ArrayPool<byte>.Shared.Return(kept);
    }
}
