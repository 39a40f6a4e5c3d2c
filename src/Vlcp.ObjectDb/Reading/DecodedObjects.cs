using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>Keeps what one walk has decoded while its walker is run again: a value is decoded once as long as its revision stays.</summary>
internal sealed class DecodedObjects
{
    private readonly Dictionary<string, StoredObject> _known = new(StringComparer.Ordinal);

    internal StoredObject Share(StoreEntry entry)
    {
        if (_known.TryGetValue(entry.Key, out var known) && known.Revision == entry.Revision)
        {
            return known;
        }

        return _known[entry.Key] = new StoredObject(entry);
    }
}
