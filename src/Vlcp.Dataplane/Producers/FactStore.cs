namespace Vlcp.Dataplane.Producers;

/// <summary>All facts of one computation, with the fans that follow the keys of a relation.</summary>
internal sealed class FactStore
{
    private readonly Dictionary<FactKey, FactCell> _cells = [];
    private readonly Dictionary<Relation, HashSet<object>> _keys = [];

    /// <summary>Called with a key whose facts changed, and the value that came or went.</summary>
    public required Action<FactKey, FactCell, object> Changed { get; init; }

    /// <summary>Called with a key that got its first fact or lost its last.</summary>
    public required Action<FactKey> KeyChanged { get; init; }

    public FactCell Cell(FactKey key)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            _cells[key] = cell = new FactCell();
        }

        return cell;
    }

    public IReadOnlyList<TValue> Read<TValue>(FactKey key) => _cells.TryGetValue(key, out var cell) ? cell.Read<TValue>() : [];

    public IEnumerable<object> Keys(Relation relation) => _keys.TryGetValue(relation, out var keys) ? keys : [];

    public bool HasKey(FactKey key) => _keys.TryGetValue(key.Relation, out var keys) && keys.Contains(key.Key);

    public void Add(FactKey key, object value)
    {
        var cell = Cell(key);
        var first = cell.IsEmpty;
        if (!cell.Add(value))
        {
            return;
        }

        if (first)
        {
            if (!_keys.TryGetValue(key.Relation, out var keys))
            {
                _keys[key.Relation] = keys = [];
            }

            keys.Add(key.Key);
            KeyChanged(key);
        }

        Changed(key, cell, value);
    }

    public void Remove(FactKey key, object value)
    {
        if (!_cells.TryGetValue(key, out var cell) || !cell.Remove(value))
        {
            return;
        }

        if (cell.IsEmpty)
        {
            _keys[key.Relation].Remove(key.Key);
            KeyChanged(key);
        }

        Changed(key, cell, value);
        DropIfUnused(key, cell);
    }

    public void StopReading(FactKey key, Node reader)
    {
        if (_cells.TryGetValue(key, out var cell))
        {
            cell.RemoveReader(reader);
            DropIfUnused(key, cell);
        }
    }

    private void DropIfUnused(FactKey key, FactCell cell)
    {
        if (cell.IsEmpty && cell.IsUnread)
        {
            _cells.Remove(key);
        }
    }
}
