using System.Text.Json;
using System.Text.Json.Serialization;
using Vlcp.Packets;

namespace Vlcp.Network.Model;

/// <summary>Routes in JSON are pairs of texts.</summary>
internal sealed class HostRouteConverter : JsonConverter<HostRoute>
{
    public override HostRoute Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<string[]>(ref reader) is [{ } destination, { } nextHop]
        && Ipv4Network.TryParse(destination, out var network)
        && Ipv4Address.TryParse(nextHop, out var address)
            ? new(network, address)
            : throw new JsonException("A route is a list of destination and next hop.");

    public override void Write(Utf8JsonWriter writer, HostRoute value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteStringValue(value.Destination.ToString());
        writer.WriteStringValue(value.NextHop.ToString());
        writer.WriteEndArray();
    }
}
