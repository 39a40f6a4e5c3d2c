using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.ObjectDb;

/// <summary>The stored form of objects: a JSON object of all attributes except those of the key, then the extras.</summary>
public static class ObjectCodec
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = ObjectJson.Options.Encoder, SkipValidation = true };

    /// <summary>Encodes an object.</summary>
    /// <exception cref="ObjectDbException">An extra attribute has the name of a declared one.</exception>
    public static ReadOnlyMemory<byte> Encode(DataObject value)
    {
        var type = ObjectType.Of(value.GetType());
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, Compact);
        writer.WriteStartObject();
        foreach (var attribute in type.Attributes)
        {
            if (attribute.KeyPosition is null)
            {
                attribute.Write(writer, value);
            }
        }

        foreach (var (name, node) in value.Extras)
        {
            if (type.Attributes.Any(attribute => attribute.Name == name))
            {
                throw new ObjectDbException($"'{value.Key}' has an extra attribute '{name}', but its class declares that name.");
            }

            writer.WritePropertyName(name);
            WriteNode(writer, node);
        }

        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Decodes an object.</summary>
    /// <param name="type">Its class.</param>
    /// <param name="key">Its key, which holds the index values.</param>
    /// <param name="stored">Its stored form.</param>
    /// <exception cref="UndecodableObjectException">The key or the value is not one of this class.</exception>
    public static DataObject Decode(ObjectType type, string key, ReadOnlySpan<byte> stored)
    {
        try
        {
            var reader = new Utf8JsonReader(stored);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new UndecodableObjectException(key, "it is not a JSON object.");
            }

            var target = type.Create(key);
            var extras = ReadMembers(ref reader, type, target);
            if (reader.Read())
            {
                throw new UndecodableObjectException(key, "something follows the JSON object.");
            }

            return extras is null ? target : target with { Extras = extras.ToImmutable() };
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or OverflowException or ArgumentException or NotSupportedException)
        {
            throw new UndecodableObjectException(key, error.Message, error);
        }
    }

    internal static void WriteNode(Utf8JsonWriter writer, JsonNode? node)
    {
        if (node is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            node.WriteTo(writer, ObjectJson.Options);
        }
    }

    private static ImmutableSortedDictionary<string, JsonNode?>.Builder? ReadMembers(
        ref Utf8JsonReader reader, ObjectType type, DataObject target)
    {
        ImmutableSortedDictionary<string, JsonNode?>.Builder? extras = null;
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Members come in the order of the attributes, with some left out, so the search nearly always ends at once.
            if (Find(ref reader, type.Attributes, next) is var at and >= 0)
            {
                next = at + 1;
                reader.Read();
                type.Attributes[at].Read(ref reader, target);
            }
            else
            {
                var name = reader.GetString()!;
                reader.Read();
                extras ??= DataObject.NoExtras.ToBuilder();
                extras[name] = JsonNode.Parse(ref reader);
            }
        }

        return extras;
    }

    private static int Find(ref Utf8JsonReader reader, ImmutableArray<ObjectAttribute> attributes, int start)
    {
        for (var i = 0; i < attributes.Length; i++)
        {
            var at = start + i < attributes.Length ? start + i : start + i - attributes.Length;
            if (attributes[at].KeyPosition is null && reader.ValueTextEquals(attributes[at].Utf8Name))
            {
                return at;
            }
        }

        return -1;
    }
}
