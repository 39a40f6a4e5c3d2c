using Vlcp.ObjectDb;

namespace Vlcp.Network.Calls;

/// <summary>Where the list calls look. What does not exist gives an empty list.</summary>
internal static class Listing
{
    /// <summary>The object of an id, or all.</summary>
    public static IEnumerable<T> OneOrAll<T>(this IObjectReader reader, string? id)
        where T : DataObject =>
        id is null ? reader.All<T>() : reader.Get<T>(DataKey.Of<T>(id)) is { } found ? [found] : [];

    /// <summary>The object of an id, or those that belong to another object, or all; with both, the object if it belongs there.</summary>
    public static IEnumerable<T> OneOrMembers<T, TOwner>(this IObjectReader reader, string? id, string membership, string? ownerId)
        where T : DataObject
        where TOwner : DataObject
    {
        if (ownerId is null)
        {
            return reader.OneOrAll<T>(id);
        }

        var ownerKey = DataKey.Of<TOwner>(ownerId);
        return id is null
            ? reader.Members<T>(membership, ownerKey)
            : reader.OneOrAll<T>(id).Where(found => ReferenceOf(found, membership) == ownerKey);
    }

    private static string? ReferenceOf(DataObject found, string attribute) =>
        ObjectType.Of(found.GetType()).Attributes.First(candidate => candidate.Name == attribute).GetText(found);
}
