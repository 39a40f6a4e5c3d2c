using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vlcp.Network.Model;

/// <summary>Lease times in JSON are a number of seconds or "infinite".</summary>
internal sealed class LeaseTimeConverter : JsonConverter<LeaseTime>
{
    public override LeaseTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => new(reader.GetUInt32()),
        JsonTokenType.String when reader.ValueTextEquals(LeaseTime.InfiniteText) => LeaseTime.Infinite,
        _ => throw new JsonException("A lease time is a number of seconds or \"infinite\"."),
    };

    public override void Write(Utf8JsonWriter writer, LeaseTime value, JsonSerializerOptions options)
    {
        if (value.IsInfinite)
        {
            writer.WriteStringValue(LeaseTime.InfiniteText);
        }
        else
        {
            writer.WriteNumberValue(value.Seconds);
        }
    }
}
