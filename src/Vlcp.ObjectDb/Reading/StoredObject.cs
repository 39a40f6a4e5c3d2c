using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>A key's value, and the object that it decodes to once somebody asked. Shared by all views that hold the same value.</summary>
public sealed class StoredObject
{
    private readonly StoreEntry? _entry;
    private DataObject? _object;
    private UndecodableObjectException? _error;

    internal StoredObject(StoreEntry entry)
    {
        _entry = entry;
        Key = entry.Key;
    }

    internal StoredObject(string key, ReadOnlyMemory<byte> raw)
        : this(new StoreEntry(key, raw, 0))
    {
    }

    internal StoredObject(DataObject written)
    {
        _object = written;
        Key = written.Key;
    }

    private StoredObject(string key) => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Revision that wrote the value; 0 for a value of an unfinished transaction.</summary>
    public long Revision => _entry?.Revision ?? 0;

    /// <summary>The stored bytes.</summary>
    public ReadOnlyMemory<byte> Raw => _entry?.Value ?? ObjectCodec.Encode(_object!);

    /// <summary>An object that serves only to look for its key.</summary>
    internal static StoredObject Probe(string key) => new(key);

    /// <summary>The object, or null when the bytes are not an object of that class.</summary>
    internal DataObject? Decode(ObjectType type, UndecodableLog log)
    {
        var known = Volatile.Read(ref _object);
        if (known is not null && known.GetType() == type.ClrType)
        {
            return known;
        }

        if (_error is not null)
        {
            return null;
        }

        try
        {
            var decoded = ObjectCodec.Decode(type, Key, Raw.Span);
            Volatile.Write(ref _object, decoded);
            return decoded;
        }
        catch (UndecodableObjectException error)
        {
            _error = error;
            log.Report(error, Revision);
            return null;
        }
    }
}
