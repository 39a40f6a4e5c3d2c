using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Vlcp.Ovsdb;

/// <summary>
/// Finds where each of the concatenated JSON objects of a stream ends. Remembers how far it has looked, so that a long message that
/// arrives in pieces is scanned once.
/// </summary>
internal sealed class JsonRpcFramer(JsonRpcOptions options)
{
    private readonly JsonReaderOptions readerOptions = new() { MaxDepth = options.MaxDepth };
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = options.MaxDepth });
    private long scanned;

    /// <summary>Takes the next whole message off the buffer.</summary>
    /// <param name="buffer">Everything received and not taken yet; begins where the last message ended.</param>
    /// <param name="message">The message.</param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="JsonRpcProtocolException">The bytes are no JSON object, too long, too deep, or not UTF-8.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> buffer, out JsonElement message)
    {
        try
        {
            if (!Scan(buffer))
            {
                message = default;
                return scanned <= options.MaxMessageBytes && buffer.Length <= options.MaxMessageBytes ? false : throw TooLong();
            }
            var whole = buffer.Slice(0, scanned);
            var reader = new Utf8JsonReader(whole, readerOptions);
            message = JsonElement.ParseValue(ref reader);
        }
        catch (JsonException e)
        {
            throw new JsonRpcProtocolException($"Invalid JSON: {e.Message}", e);
        }
        buffer = buffer.Slice(scanned);
        scanned = 0;
        state = new JsonReaderState(readerOptions);
        return true;
    }

    private bool Scan(ReadOnlySequence<byte> buffer)
    {
        var reader = new Utf8JsonReader(buffer.Slice(scanned), isFinalBlock: false, state);
        var complete = false;
        while (!complete && reader.Read())
        {
            if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.EndObject))
            {
                throw new JsonRpcProtocolException($"A message must be an object, but begins with {reader.TokenType}.");
            }
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                RequireText(ref reader);
            }
            complete = reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 0;
        }
        scanned += reader.BytesConsumed;
        state = reader.CurrentState;
        return complete && (scanned <= options.MaxMessageBytes ? true : throw TooLong());
    }

    // The reader accepts any bytes and any escapes within quotes; whoever asks for the text later would be the one to fail.
    private static void RequireText(ref Utf8JsonReader reader)
    {
        try
        {
            var valid = reader.ValueIsEscaped
                ? reader.GetString() is not null
                : Utf8.IsValid(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
            if (valid)
            {
                return;
            }
        }
        catch (InvalidOperationException e)
        {
            throw new JsonRpcProtocolException("A string is not valid Unicode.", e);
        }
        throw new JsonRpcProtocolException("A string is not valid UTF-8.");
    }

    private JsonRpcProtocolException TooLong() => new($"A message is longer than {options.MaxMessageBytes} bytes.");
}
