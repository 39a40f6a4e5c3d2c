using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Numerics;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Vlcp.ObjectDb;

namespace Vlcp.Hosting.Modules;

/// <summary>Turns what an API returned into JSON: JSON nodes as they are, numbers and text natively, dates as ISO 8601, addresses as
/// text, bytes as text when they are printable and in hexadecimal otherwise, dictionaries and plain classes as objects (member
/// names in lower case), everything enumerable as a list. Numbers that JSON cannot express become text.</summary>
internal static class ResultEncoder
{
    private const int DeepestNesting = 64;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Members = new();

    public static JsonNode? Encode(object? value) => Encode(value, 0);

    private static JsonNode? Encode(object? value, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw new InvalidOperationException($"The result is nested deeper than {DeepestNesting} levels");
        }

        return value switch
        {
            null => null,
            JsonNode { Parent: not null } node => node.DeepClone(),
            JsonNode node => node,
            string text => text,
            bool flag => flag,
            byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            ulong number => number,
            decimal number => number,
            double or float => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            BigInteger number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)),
            _ => EncodeOther(value, depth),
        };
    }

    private static JsonNode? EncodeOther(object value, int depth) => value switch
    {
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan span => Number(span.TotalSeconds),
        PhysicalAddress address => string.Join(':', address.GetAddressBytes().Select(part => part.ToString("x2", CultureInfo.InvariantCulture))),
        IPAddress or IPNetwork or EndPoint or Guid or Uri or char => value.ToString(),
        Enum name => name.ToString().ToLowerInvariant(),
        byte[] bytes => Bytes(bytes),
        ReadOnlyMemory<byte> bytes => Bytes(bytes.Span),
        DataObject stored => DataObjectEncoder.Encode(stored),
        IDictionary map => EncodeMap(map, depth),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(element => Encode(element, depth + 1))]),
        _ => EncodeMembers(value, depth),
    };

    private static JsonValue Number(double number) =>
        double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString(CultureInfo.InvariantCulture));

    private static string Bytes(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? Convert.ToHexStringLower(bytes) : Encoding.ASCII.GetString(bytes);

    private static JsonObject EncodeMap(IDictionary map, int depth)
    {
        var encoded = new JsonObject();
        foreach (DictionaryEntry entry in map)
        {
            encoded[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = Encode(entry.Value, depth + 1);
        }

        return encoded;
    }

    private static JsonObject EncodeMembers(object value, int depth)
    {
        var members = Members.GetOrAdd(value.GetType(), type => [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetMethod is not null && property.GetIndexParameters().Length == 0)]);
        var encoded = new JsonObject();
        foreach (var member in members)
        {
            encoded[member.Name.ToLowerInvariant()] = Encode(member.GetValue(value), depth + 1);
        }

        return encoded;
    }
}
