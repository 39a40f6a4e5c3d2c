using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>How a class names the owner of its objects, and the entries by which an owner's deletion finds what it owns.</summary>
internal sealed class ObjectOwner(ObjectAttribute attribute, Type? ownerClass)
{
    private const string Prefix = "owned.";

    /// <summary>All entries of one owner.</summary>
    internal static KeyRange EntriesOf(string ownerKey) => KeyRange.Prefix($"{Prefix}{DataKey.Escape(ownerKey)}.");

    /// <summary>Key of the owned object that an entry stands for.</summary>
    internal static string OwnedKey(string entry) => DataKey.Unescape(entry.AsSpan(entry.LastIndexOf('.') + 1));

    /// <summary>The entry of an owned object, or null when it has no owner.</summary>
    internal string? EntryOf(DataObject owned)
    {
        var value = attribute.GetText(owned);
        if (value is null)
        {
            return null;
        }

        var ownerKey = ownerClass is null ? value : ObjectType.Of(ownerClass).KeyFor(value);
        return $"{Prefix}{DataKey.Join(ownerKey, owned.Key)}";
    }
}
