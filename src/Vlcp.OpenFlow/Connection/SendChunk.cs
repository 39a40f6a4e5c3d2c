using System.Buffers;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Whole messages, one after the other, that leave with one write.</summary>
internal sealed class SendChunk(int size)
{
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(size);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Room for so many more bytes, or nothing when they do not fit.</summary>
    public Span<byte> Claim(int count)
    {
        if (count > _bytes.Length - Length)
        {
            return default;
        }
        var room = _bytes.AsSpan(Length, count);
        Length += count;
        return room;
    }

    /// <summary>Gives the memory back.</summary>
    public void Return() => ArrayPool<byte>.Shared.Return(_bytes);
}
