using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Vlcp.Hosting.Modules;

/// <summary>One value of an API call together with its place, so that whoever reads it can refuse it by name. Every reader throws
/// <see cref="ApiException"/> of kind <see cref="ApiErrorKind.BadParameter"/> when the value is absent or of another type.</summary>
public readonly struct ApiValue
{
    internal ApiValue(string path, bool exists, JsonNode? node)
    {
        Path = path;
        Exists = exists;
        Node = node;
    }

    /// <summary>A value at the top of a call.</summary>
    /// <param name="path">Its name.</param>
    /// <param name="node">The value; null is JSON null.</param>
    public ApiValue(string path, JsonNode? node)
        : this(path, true, node)
    {
    }

    /// <summary>Where the value stands: <c>subnets.0.cidr</c>.</summary>
    public string Path { get; }

    /// <summary>Whether the call contains the value; JSON null exists.</summary>
    public bool Exists { get; }

    /// <summary>The JSON value; null for JSON null and for an absent value.</summary>
    public JsonNode? Node { get; }

    /// <summary>Whether the value is absent or JSON null.</summary>
    public bool IsNullOrAbsent => Node is null;

    private JsonValueKind Kind => Node?.GetValueKind() ?? JsonValueKind.Null;

    /// <summary>The exception that refuses this value.</summary>
    /// <param name="rule">The rule as the rest of a sentence: "must be a number".</param>
    /// <returns>The exception to throw.</returns>
    public ApiException Error(string rule) =>
        Exists ? ApiException.BadParameter(Path, Node, rule) : ApiException.MissingParameter(Path);

    /// <summary>A value inside this one.</summary>
    /// <param name="path">Names and list positions joined with dots.</param>
    /// <returns>The value, possibly absent.</returns>
    public ApiValue At(string path)
    {
        var current = this;
        foreach (var part in path.Split('.'))
        {
            current = current.Child(part);
        }

        return current;
    }

    /// <summary>Reads text.</summary>
    /// <returns>The text, possibly empty.</returns>
    public string AsString() => Kind == JsonValueKind.String ? Node!.GetValue<string>() : throw Error("must be text");

    /// <summary>Reads text that may be absent or null.</summary>
    /// <returns>The text or null.</returns>
    public string? AsStringOrNull() => IsNullOrAbsent ? null : AsString();

    /// <summary>Reads true or false, as JSON or as text in any case.</summary>
    /// <returns>The value.</returns>
    public bool AsBool() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(Node!.GetValue<string>(), out var parsed) => parsed,
        _ => throw Error("must be true or false"),
    };

    /// <summary>Reads an integer; text is refused.</summary>
    /// <param name="minimum">Smallest accepted.</param>
    /// <param name="maximum">Largest accepted.</param>
    /// <returns>The integer.</returns>
    public int AsInt32(int minimum = int.MinValue, int maximum = int.MaxValue) => (int)AsInt64(minimum, maximum);

    /// <summary>Reads an integer given as number or as its decimal text.</summary>
    /// <param name="minimum">Smallest accepted.</param>
    /// <param name="maximum">Largest accepted.</param>
    /// <returns>The integer.</returns>
    public int AsInt32AcceptingText(int minimum = int.MinValue, int maximum = int.MaxValue) => (int)AsInt64AcceptingText(minimum, maximum);

    /// <summary>Reads an integer; text is refused.</summary>
    /// <param name="minimum">Smallest accepted.</param>
    /// <param name="maximum">Largest accepted.</param>
    /// <returns>The integer.</returns>
    public long AsInt64(long minimum = long.MinValue, long maximum = long.MaxValue) => Integer(minimum, maximum, acceptText: false);

    /// <summary>Reads an integer given as number or as its decimal text.</summary>
    /// <param name="minimum">Smallest accepted.</param>
    /// <param name="maximum">Largest accepted.</param>
    /// <returns>The integer.</returns>
    public long AsInt64AcceptingText(long minimum = long.MinValue, long maximum = long.MaxValue) => Integer(minimum, maximum, acceptText: true);

    /// <summary>Reads an unsigned integer of 64 bits, such as a datapath id, given as number, as its decimal text, or as hexadecimal text
    /// with 0x: JavaScript can't write every such number as one.</summary>
    /// <returns>The integer.</returns>
    public ulong AsUInt64AcceptingText()
    {
        var text = Kind is JsonValueKind.Number or JsonValueKind.String ? Digits : "";
        var readable = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        return readable ? value : throw Error("must be an integer from 0 to 18446744073709551615");
    }

    /// <summary>Reads a number.</summary>
    /// <returns>The number.</returns>
    public double AsDouble() => AsDouble(acceptText: false);

    /// <summary>Reads a list.</summary>
    /// <returns>Its elements, each with its own path.</returns>
    public IReadOnlyList<ApiValue> AsList()
    {
        if (Node is not JsonArray array)
        {
            throw Error("must be a list");
        }

        var path = Path;
        return [.. array.Select((element, index) => new ApiValue($"{path}.{index}", true, element))];
    }

    /// <summary>Reads a list of texts.</summary>
    /// <returns>The texts.</returns>
    public IReadOnlyList<string> AsStringList() => [.. AsList().Select(element => element.AsString())];

    /// <summary>Reads an object.</summary>
    /// <returns>Its members, which know their own paths.</returns>
    public ApiArguments AsObject() => Node is JsonObject source ? ApiArguments.From(source, Path) : throw Error("must be an object");

    /// <inheritdoc/>
    public override string ToString() => $"{Path} = {(Exists ? Node?.ToJsonString() ?? "null" : "(absent)")}";

    internal double AsDouble(bool acceptText) =>
        (Kind == JsonValueKind.Number || (acceptText && Kind == JsonValueKind.String))
        && double.TryParse(Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Error("must be a number");

    private string Digits => Kind == JsonValueKind.String ? Node!.GetValue<string>() : Node!.ToJsonString();

    private ApiValue Child(string part)
    {
        var path = $"{Path}.{part}";
        switch (Node)
        {
            case JsonObject members when members.TryGetPropertyValue(part, out var member):
                return new ApiValue(path, true, member);
            case JsonArray list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count:
                return new ApiValue(path, true, list[index]);
            default:
                return new ApiValue(path, false, null);
        }
    }

    private long Integer(long minimum, long maximum, bool acceptText)
    {
        var readable = Kind == JsonValueKind.Number || (acceptText && Kind == JsonValueKind.String);
        if (readable && long.TryParse(Digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= minimum && value <= maximum)
        {
            return value;
        }

        throw Error((minimum, maximum) switch
        {
            (long.MinValue, long.MaxValue) or (int.MinValue, int.MaxValue) => "must be an integer",
            (_, long.MaxValue) or (_, int.MaxValue) => $"must be an integer of at least {minimum}",
            _ => $"must be an integer from {minimum} to {maximum}",
        });
    }
}
