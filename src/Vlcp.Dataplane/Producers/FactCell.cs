namespace Vlcp.Dataplane.Producers;

/// <summary>The facts under one key of a relation, counted by how many owners state each, and the nodes that read them.</summary>
internal sealed class FactCell
{
    private readonly Dictionary<object, int> _owners = [];
    private object? _snapshot;
    private NodeSet _readers;

    public bool IsUnread => _readers.IsEmpty;

    public IEnumerable<Node> Readers => _readers.All;

    public bool IsEmpty => _owners.Count == 0;

    public bool Contains(object value) => _owners.ContainsKey(value);

    public IEnumerable<object> Values => _owners.Keys;

    public void AddReader(Node node) => _readers.Add(node);

    public void RemoveReader(Node node) => _readers.Remove(node);

    /// <summary>Adds one owner's statement; true if the fact is new.</summary>
    public bool Add(object value)
    {
        var count = _owners.GetValueOrDefault(value);
        _owners[value] = count + 1;
        if (count == 0)
        {
            _snapshot = null;
        }

        return count == 0;
    }

    /// <summary>Takes one owner's statement back; true if the fact is gone.</summary>
    public bool Remove(object value)
    {
        if (!_owners.TryGetValue(value, out var count))
        {
            return false;
        }

        if (count > 1)
        {
            _owners[value] = count - 1;
            return false;
        }

        _owners.Remove(value);
        _snapshot = null;
        return true;
    }

    public IReadOnlyList<TValue> Read<TValue>()
    {
        if (_snapshot is IReadOnlyList<TValue> known)
        {
            return known;
        }

        var values = _owners.Keys.Cast<TValue>().ToArray();
        if (values.Length > 1 && typeof(IComparable<TValue>).IsAssignableFrom(typeof(TValue)))
        {
            Array.Sort(values);
        }

        _snapshot = values;
        return values;
    }
}
