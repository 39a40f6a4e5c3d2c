using System.Text.Json;

namespace Vlcp.ObjectDb;

/// <summary>The value of an entry of a unique index: a strong reference to the object that has the values.</summary>
internal static class IndexEntry
{
    internal static ReadOnlyMemory<byte> For(string owner) =>
        JsonSerializer.SerializeToUtf8Bytes(new StrongRef<DataObject>(owner), ObjectJson.Options);

    /// <summary>Key of the object, or null when the entry is not readable.</summary>
    internal static string? OwnerOf(StoredObject entry)
    {
        try
        {
            return JsonSerializer.Deserialize<StrongRef<DataObject>>(entry.Raw.Span, ObjectJson.Options).Key;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
