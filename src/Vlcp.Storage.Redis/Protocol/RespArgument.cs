using System.Buffers.Text;
using System.Text;

namespace Vlcp.Storage.Redis;

/// <summary>One argument of a command: text (sent as UTF-8), bytes or a number.</summary>
public readonly struct RespArgument
{
    private readonly string? _text;
    private readonly ReadOnlyMemory<byte> _bytes;

    /// <summary>Text.</summary>
    /// <param name="text">The text.</param>
    public RespArgument(string text) => _text = text;

    /// <summary>Bytes, which must not change until the reply is there.</summary>
    /// <param name="bytes">The bytes.</param>
    public RespArgument(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    internal int Length => _text is null ? _bytes.Length : Encoding.UTF8.GetByteCount(_text);

    /// <summary>Text.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator RespArgument(string text) => new(text);

    /// <summary>Bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static implicit operator RespArgument(byte[] bytes) => new(bytes);

    /// <summary>Bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static implicit operator RespArgument(ReadOnlyMemory<byte> bytes) => new(bytes);

    /// <summary>A number, as its decimal digits.</summary>
    /// <param name="number">The number.</param>
    public static implicit operator RespArgument(long number)
    {
        var digits = new byte[20];
        Utf8Formatter.TryFormat(number, digits, out var count);
        return new(digits.AsMemory(0, count));
    }

    /// <inheritdoc/>
    public override string ToString() => _text ?? Encoding.UTF8.GetString(_bytes.Span);

    internal void CopyTo(Span<byte> target)
    {
        if (_text is null)
        {
            _bytes.Span.CopyTo(target);
        }
        else
        {
            Encoding.UTF8.GetBytes(_text, target);
        }
    }
}
