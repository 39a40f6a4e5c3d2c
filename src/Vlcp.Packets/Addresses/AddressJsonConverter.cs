using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vlcp.Packets;

/// <summary>Addresses in JSON are their text: <c>"10.0.0.1"</c>.</summary>
/// <typeparam name="T">An address type.</typeparam>
public sealed class AddressJsonConverter<T> : JsonConverter<T>
    where T : struct, ISpanParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && T.TryParse(reader.GetString(), null, out var address)
            ? address
            : throw new JsonException($"The value is not the text of a {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
