using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>How a class names the owner of its objects, and the entries by which an owner's deletion finds what it owns.</summary>
internal sealed class ObjectOwner(ObjectAttribute attribute, Type? ownerClass)
{
    /// <summary>All entries of one owner.</summary>
    internal static KeyRange EntriesOf(string ownerKey) => KeyRange.Prefix($"{IndexKeys.Owned}{DataKey.Escape(ownerKey)}.");

    /// <summary>Key of the owned object that an entry stands for.</summary>
    internal static string OwnedKey(string entry) => DataKey.Unescape(entry.AsSpan(entry.LastIndexOf('.') + 1));

    /// <summary>Key of the owner of an object, or null when it has none.</summary>
    internal string? OwnerKeyOf(DataObject owned) =>
        attribute.GetText(owned) is not { } value ? null : ownerClass is null ? value : ObjectType.Of(ownerClass).KeyFor(value);

    /// <summary>The entry of an owned object, or null when it has no owner.</summary>
    internal string? EntryOf(DataObject owned) => OwnerKeyOf(owned) is { } owner ? $"{IndexKeys.Owned}{DataKey.Join(owner, owned.Key)}" : null;
}
