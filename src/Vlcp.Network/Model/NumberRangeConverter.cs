using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vlcp.Network.Model;

/// <summary>Ranges in JSON are pairs of numbers.</summary>
internal sealed class NumberRangeConverter : JsonConverter<NumberRange>
{
    public override NumberRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<int[]>(ref reader) is [var first, var last]
            ? new(first, last)
            : throw new JsonException("A range is a list of its first and last number.");

    public override void Write(Utf8JsonWriter writer, NumberRange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.First);
        writer.WriteNumberValue(value.Last);
        writer.WriteEndArray();
    }
}
