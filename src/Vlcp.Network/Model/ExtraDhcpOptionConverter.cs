using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vlcp.Network.Model;

/// <summary>DHCP options in JSON are pairs of tag and hexadecimal text or null.</summary>
internal sealed class ExtraDhcpOptionConverter : JsonConverter<ExtraDhcpOption>
{
    public override ExtraDhcpOption Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var pair = JsonDocument.ParseValue(ref reader);
        return pair.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 2
            ? new(list[0].GetByte(), list[1].GetString())
            : throw new JsonException("A DHCP option is a list of tag and value.");
    }

    public override void Write(Utf8JsonWriter writer, ExtraDhcpOption value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Tag);
        writer.WriteStringValue(value.Value);
        writer.WriteEndArray();
    }
}
