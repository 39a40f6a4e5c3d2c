using System.Text.Json;
using System.Text.Json.Serialization;

namespace Vlcp.ObjectDb;

/// <summary>Reads and writes references: <c>{"_ref": KEY}</c> and <c>{"_weakref": KEY}</c>.</summary>
internal sealed class ReferenceConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType
        && (typeToConvert.GetGenericTypeDefinition() == typeof(StrongRef<>) || typeToConvert.GetGenericTypeDefinition() == typeof(WeakRef<>));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var converter = typeToConvert.GetGenericTypeDefinition() == typeof(StrongRef<>) ? typeof(StrongConverter<>) : typeof(WeakConverter<>);
        return (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GenericTypeArguments))!;
    }

    private static string ReadKey(ref Utf8JsonReader reader, ReadOnlySpan<byte> member)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName
            || !reader.ValueTextEquals(member) || !reader.Read() || reader.GetString() is not { } key
            || !reader.Read() || reader.TokenType != JsonTokenType.EndObject)
        {
            throw new JsonException("A reference is an object with one member, '_ref' or '_weakref', that is a key.");
        }

        return key;
    }

    private static void WriteKey(Utf8JsonWriter writer, ReadOnlySpan<byte> member, string key)
    {
        writer.WriteStartObject();
        writer.WriteString(member, key);
        writer.WriteEndObject();
    }

    private sealed class StrongConverter<T> : JsonConverter<StrongRef<T>>
        where T : DataObject
    {
        public override StrongRef<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(ReadKey(ref reader, "_ref"u8));

        public override void Write(Utf8JsonWriter writer, StrongRef<T> value, JsonSerializerOptions options) =>
            WriteKey(writer, "_ref"u8, value.Key);
    }

    private sealed class WeakConverter<T> : JsonConverter<WeakRef<T>>
        where T : DataObject
    {
        public override WeakRef<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(ReadKey(ref reader, "_weakref"u8));

        public override void Write(Utf8JsonWriter writer, WeakRef<T> value, JsonSerializerOptions options) =>
            WriteKey(writer, "_weakref"u8, value.Key);
    }
}
