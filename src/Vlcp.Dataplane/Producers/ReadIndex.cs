using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Vlcp.Storage;

namespace Vlcp.Dataplane.Producers;

/// <summary>Which nodes read which keys and ranges of the store, and which of those nobody reads any more.</summary>
internal sealed class ReadIndex
{
    private readonly Dictionary<string, NodeSet> _keys = [];
    private readonly Dictionary<KeyRange, NodeSet> _ranges = [];
    private readonly RangeLookup _lookup = new();
    private ReadSet _unread = new();
    private ReadSet _fresh = new();

    public void Add(string key, Node node)
    {
        ref var nodes = ref CollectionsMarshal.GetValueRefOrAddDefault(_keys, key, out var known);
        nodes.Add(node);
        if (!known)
        {
            _unread.Keys.Remove(key);
            _fresh.Keys.Add(key);
        }
    }

    public void Remove(string key, Node node)
    {
        ref var nodes = ref CollectionsMarshal.GetValueRefOrNullRef(_keys, key);
        if (!Unsafe.IsNullRef(ref nodes) && nodes.Remove(node) && nodes.IsEmpty)
        {
            _keys.Remove(key);
            _unread.Keys.Add(key);
            _fresh.Keys.Remove(key);
        }
    }

    public void Add(KeyRange range, Node node)
    {
        ref var nodes = ref CollectionsMarshal.GetValueRefOrAddDefault(_ranges, range, out var known);
        nodes.Add(node);
        if (!known)
        {
            _lookup.Add(range);
            _unread.Ranges.Remove(range);
            _fresh.Ranges.Add(range);
        }
    }

    public void Remove(KeyRange range, Node node)
    {
        ref var nodes = ref CollectionsMarshal.GetValueRefOrNullRef(_ranges, range);
        if (!Unsafe.IsNullRef(ref nodes) && nodes.Remove(node) && nodes.IsEmpty)
        {
            _ranges.Remove(range);
            _lookup.Remove(range);
            _unread.Ranges.Add(range);
            _fresh.Ranges.Remove(range);
        }
    }

    public void CollectReaders(string key, Action<Node> found)
    {
        if (_keys.TryGetValue(key, out var nodes))
        {
            foreach (var node in nodes.All)
            {
                found(node);
            }
        }

        foreach (var range in _lookup.Containing(key))
        {
            foreach (var node in _ranges[range].All)
            {
                found(node);
            }
        }
    }

    /// <summary>What has got its first reader since the last call.</summary>
    public ReadSet TakeFresh()
    {
        var fresh = _fresh;
        _fresh = new ReadSet();
        return fresh;
    }

    /// <summary>What has lost its last reader since the last call.</summary>
    public ReadSet TakeUnread()
    {
        var unread = _unread;
        _unread = new ReadSet();
        return unread;
    }
}
