using System.Text.Json.Serialization;

namespace Vlcp.ObjectDb;

/// <summary>A strong reference to another object; part of what the object shows: a dump expands it. In JSON <c>{"_ref": KEY}</c>.</summary>
/// <typeparam name="T">Class of the object.</typeparam>
/// <param name="Key">Key of the object; it need not exist.</param>
[JsonConverter(typeof(ReferenceConverterFactory))]
public readonly record struct StrongRef<T>(string Key) : IObjectReference
    where T : DataObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsStrong => true;

    /// <inheritdoc/>
    public DataObject? Resolve(IObjectReader reader) => reader.Get<T>(Key);
}
