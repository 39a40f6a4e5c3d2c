using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Vlcp.SppCtl.Wire;

/// <summary>One answer of a process.</summary>
/// <param name="Json">The answer if it is JSON, else null.</param>
/// <param name="Text">The answer if it is text, else empty: a status of an old spp_nfv, or the echo of the command.</param>
internal sealed record ProcessReply(JsonElement? Json, string Text)
{
    /// <summary>Reads the bytes of an answer.</summary>
    /// <param name="bytes">JSON or text, without NULs around it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="JsonException">It begins like JSON, but is none.</exception>
    public static ProcessReply Read(ReadOnlySequence<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray();
        if (span is not [(byte)'{' or (byte)'[', ..])
        {
            return new ProcessReply(null, Encoding.Latin1.GetString(span));
        }

        // Processes send ASCII; a stray byte in a name must not cost a whole status.
        return new ProcessReply(Utf8.IsValid(span) ? JsonElement.Parse(span) : JsonElement.Parse(Encoding.Latin1.GetString(span)), "");
    }

    /// <summary>A member of the answer.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The member; null if the answer is no JSON object or has no such member.</returns>
    public JsonElement? Member(string name) => Json?.Member(name);

    /// <inheritdoc/>
    public override string ToString() => Json?.GetRawText() ?? Text;
}
