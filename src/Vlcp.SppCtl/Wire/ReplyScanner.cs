using System.Buffers;

namespace Vlcp.SppCtl.Wire;

/// <summary>
/// Finds where an answer ends. Answers have neither a length nor a terminator of their own: JSON ends with its last bracket, other
/// text with a NUL, and NULs and blanks before the answer are what was left of the one before.
/// </summary>
/// <param name="limit">Most bytes of an answer.</param>
internal sealed class ReplyScanner(int limit)
{
    private const byte Nul = 0;

    private static readonly SearchValues<byte> Structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> StringEnd = SearchValues.Create("\"\\"u8);

    private Phase phase;
    private long scanned;
    private int depth;
    private bool isInString;
    private bool isEscaped;

    private enum Phase
    {
        Padding,
        Json,
        Text,
    }

    /// <summary>True while text has begun that no NUL has ended: it is whole when nothing more comes.</summary>
    public bool IsInText => phase == Phase.Text;

    /// <summary>Expects a new answer.</summary>
    public void Reset()
    {
        phase = Phase.Padding;
        scanned = 0;
        depth = 0;
        isInString = false;
        isEscaped = false;
    }

    /// <summary>Looks at everything that has come and was not consumed; called again with more it goes on where it stopped.</summary>
    /// <param name="buffer">The unconsumed bytes; on return without what is of no use any more.</param>
    /// <param name="reply">The answer, if it is whole.</param>
    /// <returns>True when the answer is whole.</returns>
    /// <exception cref="InvalidDataException">The answer is longer than the limit.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> reply)
    {
        reply = default;
        if (phase == Phase.Padding && !SkipPadding(ref buffer))
        {
            return false;
        }

        var end = phase == Phase.Json ? ScanJson(buffer.Slice(scanned)) : ScanText(buffer.Slice(scanned));
        if ((end ?? buffer.Length) > limit)
        {
            throw new InvalidDataException($"The answer is longer than {limit} bytes");
        }

        if (end is not { } length)
        {
            scanned = buffer.Length;
            return false;
        }

        reply = buffer.Slice(0, length);
        buffer = buffer.Slice(length);
        return true;
    }

    private bool SkipPadding(ref ReadOnlySequence<byte> buffer)
    {
        var reader = new SequenceReader<byte>(buffer);
        reader.AdvancePastAny("\0 \t\r\n"u8);
        buffer = buffer.Slice(reader.Position);
        if (!reader.TryPeek(out var first))
        {
            return false;
        }

        phase = first is (byte)'{' or (byte)'[' ? Phase.Json : Phase.Text;
        return true;
    }

    private long? ScanText(ReadOnlySequence<byte> fresh) =>
        fresh.PositionOf(Nul) is { } end ? scanned + fresh.Slice(0, end).Length : null;

    private long? ScanJson(ReadOnlySequence<byte> fresh)
    {
        var before = scanned;
        foreach (var segment in fresh)
        {
            if (ScanJson(segment.Span) is { } end)
            {
                return before + end;
            }

            before += segment.Length;
        }

        return null;
    }

    // Returns where the outermost bracket closes.
    private int? ScanJson(ReadOnlySpan<byte> span)
    {
        for (var index = 0; index < span.Length; index++)
        {
            if (isEscaped)
            {
                isEscaped = false;
                continue;
            }

            var next = span[index..].IndexOfAny(isInString ? StringEnd : Structure);
            if (next < 0)
            {
                return null;
            }

            index += next;
            if (!Take(span[index]))
            {
                return index + 1;
            }
        }

        return null;
    }

    private bool Take(byte character)
    {
        switch (character)
        {
            case (byte)'"':
                isInString = !isInString;
                break;
            case (byte)'\\':
                isEscaped = true;
                break;
            case (byte)'{' or (byte)'[':
                depth++;
                break;
            default:
                depth--;
                break;
        }

        return depth > 0;
    }
}
