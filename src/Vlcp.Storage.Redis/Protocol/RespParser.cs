using System.Buffers;
using System.Buffers.Text;

namespace Vlcp.Storage.Redis;

/// <summary>
/// Reads replies from bytes as they arrive. It remembers where it is inside of a reply, so that a large one that comes in many pieces is
/// read once.
/// </summary>
internal sealed class RespParser(RespLimits limits)
{
    private readonly Stack<Aggregate> _open = new();
    private RespKind _bulkKind;
    private bool _bulkHasFormat;
    private int _bulkLength = -1;

    /// <summary>Reads one reply if it is complete, and moves the buffer past the bytes that were used either way.</summary>
    /// <exception cref="RedisProtocolException">The bytes are no reply, or one over the limits.</exception>
    internal bool TryRead(ref ReadOnlySequence<byte> buffer, out RespValue value)
    {
        while (TryReadElement(ref buffer, out value, out var isElement))
        {
            if (isElement && Complete(ref value))
            {
                return true;
            }
        }

        return false;
    }

    // Puts an element into the aggregate that waits for it; true when a whole reply is complete.
    private bool Complete(ref RespValue value)
    {
        while (_open.TryPeek(out var aggregate))
        {
            aggregate.Items.Add(value);
            if (aggregate.Items.Count < aggregate.Count)
            {
                return false;
            }

            _open.Pop();
            if (aggregate.IsAttribute)
            {
                return false;
            }

            value = RespValue.Of(aggregate.Kind, [.. aggregate.Items]);
        }

        return true;
    }

    private bool TryReadElement(ref ReadOnlySequence<byte> buffer, out RespValue value, out bool isElement)
    {
        value = default;
        isElement = true;
        if (_bulkLength >= 0)
        {
            return TryReadBulk(ref buffer, out value);
        }

        if (!TryReadLine(ref buffer, out var line))
        {
            return false;
        }

        var type = line[0];
        var rest = line.AsSpan(1);
        switch (type)
        {
            case (byte)'+':
                value = RespValue.Of(RespKind.SimpleString, rest.ToArray());
                return true;
            case (byte)'-':
                value = RespValue.Of(RespKind.Error, rest.ToArray());
                return true;
            case (byte)':':
                value = RespValue.Of(Integer(rest));
                return true;
            case (byte)',' or (byte)'(':
                value = RespValue.Of(RespKind.Number, rest.ToArray());
                return true;
            case (byte)'#':
                value = RespValue.Of(rest is [(byte)'t'] ? 1 : 0, RespKind.Boolean);
                return true;
            case (byte)'_':
                return true;
            case (byte)'$' or (byte)'!' or (byte)'=':
                return BeginBulk(type, Integer(rest), ref isElement);
            default:
                return BeginAggregate(type, Integer(rest), out value, ref isElement);
        }
    }

    private bool BeginBulk(byte type, long length, ref bool isElement)
    {
        if (length < 0)
        {
            return true;
        }

        if (length > limits.BulkBytes)
        {
            throw new RedisProtocolException($"A bulk string of {length} bytes is over the limit of {limits.BulkBytes} (protocol.redis.bulklimit).");
        }

        _bulkKind = type == (byte)'!' ? RespKind.Error : RespKind.BulkString;
        _bulkHasFormat = type == (byte)'=';
        _bulkLength = (int)length;
        isElement = false;
        return true;
    }

    private bool TryReadBulk(ref ReadOnlySequence<byte> buffer, out RespValue value)
    {
        value = default;
        if (buffer.Length < _bulkLength + 2)
        {
            return false;
        }

        var bytes = buffer.Slice(0, _bulkLength).ToArray();
        var end = buffer.Slice(_bulkLength, 2).ToArray();
        if (end is not [(byte)'\r', (byte)'\n'])
        {
            throw new RedisProtocolException("A bulk string is longer than its length says.");
        }

        buffer = buffer.Slice(_bulkLength + 2);
        _bulkLength = -1;
        value = RespValue.Of(_bulkKind, _bulkHasFormat && bytes.Length >= 4 ? bytes[4..] : bytes);
        return true;
    }

    private bool BeginAggregate(byte type, long count, out RespValue value, ref bool isElement)
    {
        value = default;
        var (kind, factor) = type switch
        {
            (byte)'*' => (RespKind.Array, 1),
            (byte)'~' => (RespKind.Set, 1),
            (byte)'>' => (RespKind.Push, 1),
            (byte)'%' or (byte)'|' => (RespKind.Map, 2),
            _ => throw new RedisProtocolException($"0x{type:x2} begins no reply."),
        };
        if (count <= 0)
        {
            value = count < 0 ? RespValue.Null : RespValue.Of(kind, Array.Empty<RespValue>());
            isElement = type != (byte)'|';
            return true;
        }

        if (_open.Count >= limits.Levels)
        {
            throw new RedisProtocolException($"A reply is nested deeper than {limits.Levels} levels (protocol.redis.levellimit).");
        }

        if (count > int.MaxValue / 2)
        {
            throw new RedisProtocolException($"A reply has {count} elements.");
        }

        _open.Push(new Aggregate(kind, (int)count * factor, type == (byte)'|'));
        isElement = false;
        return true;
    }

    private static bool TryReadLine(ref ReadOnlySequence<byte> buffer, out byte[] line)
    {
        var reader = new SequenceReader<byte>(buffer);
        if (!reader.TryReadTo(out ReadOnlySequence<byte> found, "\r\n"u8))
        {
            line = [];
            return buffer.Length <= RespLimits.LineBytes ? false : throw new RedisProtocolException("A line of a reply does not end.");
        }

        line = found.ToArray();
        buffer = buffer.Slice(reader.Position);
        return line.Length > 0 ? true : throw new RedisProtocolException("An empty line begins no reply.");
    }

    private static long Integer(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length
            ? number
            : throw new RedisProtocolException("A number of a reply is none.");

    // A claimed length is not believed: the list grows with what arrives.
    private sealed record Aggregate(RespKind Kind, int Count, bool IsAttribute)
    {
        public List<RespValue> Items { get; } = new(Math.Min(Count, 1024));
    }
}
