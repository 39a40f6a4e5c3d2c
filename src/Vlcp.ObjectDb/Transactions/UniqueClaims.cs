using System.Collections.Immutable;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>
/// Who claims which entry of a unique index within one transaction. Two objects may claim one entry for a while, so that they can
/// swap their values; when the transaction ends, at most one may.
/// </summary>
internal sealed class UniqueClaims(Func<string, StoredObject?> readEntry)
{
    private readonly Dictionary<string, Claims> _entries = new(StringComparer.Ordinal);

    internal string? OwnerOf(string entry) =>
        _entries.TryGetValue(entry, out var claims) ? claims.Owners.LastOrDefault() : StoredOwner(entry);

    internal void Claim(string entry, string owner, string index, string[] values)
    {
        var claims = At(entry);
        claims.Owners.Remove(owner);
        claims.Owners.Add(owner);
        claims.Describe(index, values);
    }

    internal void Withdraw(string entry, string owner) => At(entry).Owners.Remove(owner);

    /// <summary>The index entries to write and delete.</summary>
    /// <exception cref="ObjectConflictException">An entry is claimed by two objects.</exception>
    internal IEnumerable<StoreWrite> Settle()
    {
        foreach (var (entry, claims) in _entries)
        {
            if (claims.Owners.Count > 1)
            {
                throw new ObjectConflictException(claims.Index, claims.Values, [.. claims.Owners]);
            }

            var owner = claims.Owners.SingleOrDefault();
            if (owner != claims.Stored)
            {
                yield return owner is null ? StoreWrite.Delete(entry) : StoreWrite.Put(entry, IndexEntry.For(owner));
            }
        }
    }

    private Claims At(string entry)
    {
        if (!_entries.TryGetValue(entry, out var claims))
        {
            _entries.Add(entry, claims = new Claims(StoredOwner(entry)));
        }

        return claims;
    }

    private string? StoredOwner(string entry) => readEntry(entry) is { } stored ? IndexEntry.OwnerOf(stored) : null;

    private sealed class Claims
    {
        internal Claims(string? stored)
        {
            Stored = stored;
            if (stored is not null)
            {
                Owners.Add(stored);
            }
        }

        internal string? Stored { get; }

        internal List<string> Owners { get; } = [];

        internal string Index { get; private set; } = "";

        internal ImmutableArray<string> Values { get; private set; } = [];

        internal void Describe(string index, string[] values)
        {
            Index = index;
            Values = [.. values];
        }
    }
}
