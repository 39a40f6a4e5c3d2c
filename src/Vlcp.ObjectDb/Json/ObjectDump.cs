using System.Buffers;
using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.ObjectDb;

/// <summary>
/// The form in which the API shows objects: "_type", "_key", then the attributes. Strong references are expanded, at any depth and in
/// lists and maps too; one whose target does not exist is <c>{"_ref": KEY}</c>, a weak one <c>{"_weakref": KEY}</c>. An object met again
/// inside itself shows only its type and key.
/// </summary>
public static class ObjectDump
{
    /// <summary>Writes the dump of an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="target">The object.</param>
    /// <param name="reader">Reads what strong references point to.</param>
    public static void Write(Utf8JsonWriter writer, DataObject target, IObjectReader reader) =>
        new Dumper(writer, reader).WriteObject(target);

    /// <summary>The dump of an object.</summary>
    /// <param name="target">The object.</param>
    /// <param name="reader">Reads what strong references point to.</param>
    public static JsonObject ToJson(DataObject target, IObjectReader reader)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = ObjectJson.Options.Encoder }))
        {
            Write(writer, target, reader);
        }

        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    private sealed class Dumper(Utf8JsonWriter writer, IObjectReader reader)
    {
        private readonly Stack<string> _open = new();

        internal void WriteObject(DataObject target)
        {
            var type = ObjectType.Of(target.GetType());
            writer.WriteStartObject();
            writer.WriteString("_type"u8, type.TypeName);
            writer.WriteString("_key"u8, target.Key);
            if (!_open.Contains(target.Key))
            {
                _open.Push(target.Key);
                WriteAttributes(type, target);
                _open.Pop();
            }

            writer.WriteEndObject();
        }

        private void WriteAttributes(ObjectType type, DataObject target)
        {
            foreach (var attribute in type.Attributes)
            {
                if (attribute.Get(target) is { } value)
                {
                    writer.WritePropertyName(attribute.EncodedName);
                    WriteValue(value);
                }
            }

            foreach (var (name, node) in target.Extras)
            {
                writer.WritePropertyName(name);
                ObjectCodec.WriteNode(writer, node);
            }
        }

        private void WriteValue(object? value)
        {
            switch (value)
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case IObjectReference reference when reference.IsStrong && reference.Resolve(reader) is { } target:
                    WriteObject(target);
                    break;
                case string or IObjectReference or JsonNode:
                    WritePlain(value);
                    break;
                case IDictionary map:
                    WriteMap(map);
                    break;
                case IEnumerable list:
                    WriteList(list);
                    break;
                default:
                    WritePlain(value);
                    break;
            }
        }

        private void WriteMap(IDictionary map)
        {
            writer.WriteStartObject();
            foreach (DictionaryEntry item in map)
            {
                writer.WritePropertyName(ObjectAttribute.TextOf(item.Key)!);
                WriteValue(item.Value);
            }

            writer.WriteEndObject();
        }

        private void WriteList(IEnumerable list)
        {
            writer.WriteStartArray();
            foreach (var item in list)
            {
                WriteValue(item);
            }

            writer.WriteEndArray();
        }

        private void WritePlain(object value) => JsonSerializer.Serialize(writer, value, value.GetType(), ObjectJson.Options);
    }
}
