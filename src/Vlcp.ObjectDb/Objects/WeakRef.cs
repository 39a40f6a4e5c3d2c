using System.Text.Json.Serialization;

namespace Vlcp.ObjectDb;

/// <summary>A weak reference to another object; shown as a bare key. In JSON <c>{"_weakref": KEY}</c>.</summary>
/// <typeparam name="T">Class of the object.</typeparam>
/// <param name="Key">Key of the object; it need not exist.</param>
[JsonConverter(typeof(ReferenceConverterFactory))]
public readonly record struct WeakRef<T>(string Key) : IObjectReference
    where T : DataObject
{
    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsStrong => false;

    /// <inheritdoc/>
    public DataObject? Resolve(IObjectReader reader) => reader.Get<T>(Key);
}
