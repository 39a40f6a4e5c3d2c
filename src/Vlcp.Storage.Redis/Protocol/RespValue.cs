using System.Buffers.Text;
using System.Text;

namespace Vlcp.Storage.Redis;

/// <summary>One value of a reply. Nobody may change its bytes.</summary>
public readonly struct RespValue
{
    private readonly object? _content;
    private readonly long _number;

    private RespValue(RespKind kind, object? content, long number)
    {
        Kind = kind;
        _content = content;
        _number = number;
    }

    /// <summary>No value.</summary>
    public static RespValue Null => default;

    /// <summary>Its type.</summary>
    public RespKind Kind { get; }

    /// <summary>True for no value.</summary>
    public bool IsNull => Kind == RespKind.Null;

    /// <summary>The elements of an array, map (key, value, key, ...), set or push; empty for every other type.</summary>
    public IReadOnlyList<RespValue> Items => _content as RespValue[] ?? [];

    /// <summary>The bytes of a text, error, number or bulk string; empty for every other type.</summary>
    public ReadOnlyMemory<byte> Bytes => _content as byte[] ?? [];

    /// <summary>The number of an integer or boolean, or the one that a text holds.</summary>
    /// <exception cref="RedisProtocolException">It holds none.</exception>
    public long AsInteger() => Kind is RespKind.Integer or RespKind.Boolean
        ? _number
        : Utf8Parser.TryParse(Bytes.Span, out long number, out var used) && used == Bytes.Length && used > 0
            ? number
            : throw new RedisProtocolException($"An integer was expected, not {this}.");

    /// <summary>The text of a string or error; null for no value; the digits of an integer.</summary>
    public string? AsText() => Kind switch
    {
        RespKind.Null => null,
        RespKind.Integer or RespKind.Boolean => _number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Encoding.UTF8.GetString(Bytes.Span),
    };

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        RespKind.Array or RespKind.Map or RespKind.Set or RespKind.Push => $"{Kind}[{Items.Count}]",
        RespKind.Null => "null",
        _ => $"{Kind} '{AsText()}'",
    };

    internal static RespValue Of(long number, RespKind kind = RespKind.Integer) => new(kind, null, number);

    internal static RespValue Of(RespKind kind, byte[] bytes) => new(kind, bytes, 0);

    internal static RespValue Of(RespKind kind, RespValue[] items) => new(kind, items, 0);
}
