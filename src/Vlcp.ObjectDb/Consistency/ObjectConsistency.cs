using System.Collections;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Checks that a store agrees with itself as far as objects go, whatever they are about: every value can be read, every strong
/// reference and every owner exists, and the entries of unique indices, memberships and ownerships are those that the objects make.</summary>
public static class ObjectConsistency
{
    /// <summary>Checks everything at one version. A whole store is read at once.</summary>
    /// <param name="reader">Reads the database; its schema has the classes of all objects.</param>
    /// <param name="otherPrefixes">How keys begin that belong to no class, such as those of allocations.</param>
    /// <returns>What is wrong, one sentence each, with the keys in quotes; empty if nothing is.</returns>
    public static IReadOnlyList<string> Check(IObjectReader reader, params IReadOnlyCollection<string> otherPrefixes)
    {
        var content = reader.ScanRaw(KeyRange.All).ToDictionary(StringComparer.Ordinal);
        var problems = new List<string>();
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in content.Where(entry => !IndexKeys.IsEntry(entry.Key) && !otherPrefixes.Any(prefix => entry.Key.StartsWith(prefix, StringComparison.Ordinal))))
        {
            if (Read(reader.Schema, key, value, problems) is { } found)
            {
                problems.AddRange(DanglingReferences(found, content.ContainsKey));
                problems.AddRange(Claim(found, entries));
            }
        }

        problems.AddRange(CompareEntries(content, entries));
        return problems;
    }

    private static DataObject? Read(ObjectSchema schema, string key, ReadOnlyMemory<byte> value, List<string> problems)
    {
        if (schema.Resolve(key) is not { } type)
        {
            problems.Add($"'{key}' is a key of no known class");
            return null;
        }

        try
        {
            return ObjectCodec.Decode(type, key, value.Span);
        }
        catch (UndecodableObjectException error)
        {
            problems.Add(error.Message);
            return null;
        }
    }

    private static IEnumerable<string> DanglingReferences(DataObject found, Func<string, bool> exists)
    {
        var type = ObjectType.Of(found.GetType());
        var dangling = type.Attributes.SelectMany(attribute => ReferencesIn(attribute.Get(found)))
            .Where(reference => reference.IsStrong && !exists(reference.Key))
            .Select(reference => $"'{found.Key}' refers to '{reference.Key}', which does not exist");
        var orphaned = type.Owners.Select(owner => owner.OwnerKeyOf(found)).OfType<string>().Where(owner => !exists(owner))
            .Select(owner => $"'{found.Key}' is part of '{owner}', which does not exist");
        return dangling.Concat(orphaned);
    }

    private static IEnumerable<IObjectReference> ReferencesIn(object? value) => value switch
    {
        IObjectReference reference => [reference],
        string => [],
        IDictionary map => map.Values.Cast<object?>().SelectMany(ReferencesIn),
        IEnumerable list => list.Cast<object?>().SelectMany(ReferencesIn),
        _ => [],
    };

    // Every entry that the object should have, with the object that it stands for.
    private static IEnumerable<string> Claim(DataObject found, Dictionary<string, string> entries)
    {
        var type = ObjectType.Of(found.GetType());
        foreach (var index in type.UniqueIndexes)
        {
            if (index.ValuesOf(found) is { } values && !entries.TryAdd(index.KeyFor(values), found.Key))
            {
                yield return $"'{found.Key}' and '{entries[index.KeyFor(values)]}' have the same values in the unique index '{index.Name}': {string.Join(", ", values)}";
            }
        }

        var plain = type.Memberships.SelectMany(membership => membership.MemberEntriesOf(found))
            .Concat(type.Owners.Select(owner => owner.EntryOf(found)).OfType<string>());
        foreach (var entry in plain)
        {
            entries.TryAdd(entry, found.Key);
        }
    }

    private static IEnumerable<string> CompareEntries(Dictionary<string, ReadOnlyMemory<byte>> content, Dictionary<string, string> wanted)
    {
        foreach (var (key, value) in content.Where(entry => IndexKeys.IsEntry(entry.Key)))
        {
            if (!wanted.Remove(key, out var owner))
            {
                yield return $"'{key}' stands for an object that does not exist or has other values";
            }
            else if (key.StartsWith(IndexKeys.Unique, StringComparison.Ordinal) && IndexEntry.OwnerOf(new StoredObject(key, value)) is var named && named != owner)
            {
                yield return $"'{key}' names '{named ?? "nothing"}', but the values are those of '{owner}'";
            }
        }

        foreach (var (key, owner) in wanted)
        {
            yield return $"'{owner}' is missing in its index: '{key}' does not exist";
        }
    }
}
