using System.Collections.Immutable;

namespace Vlcp.ObjectDb;

/// <summary>Who watches which keys. A watch is a pair of key and request id in a set, not a count.</summary>
internal sealed class WatchTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HashSet<object>> _requests = new(StringComparer.Ordinal);

    /// <summary>Adds watches; gives the keys whose watch is new, each of which needs its requirement.</summary>
    internal ImmutableArray<string> Add(IEnumerable<string> keys, object requestId)
    {
        lock (_gate)
        {
            return [.. keys.Distinct(StringComparer.Ordinal).Where(key => RequestsOf(key).Add(requestId))];
        }
    }

    /// <summary>Removes watches; gives the keys whose watch existed, each of which had a requirement.</summary>
    internal ImmutableArray<string> Remove(IEnumerable<string> keys, object requestId)
    {
        lock (_gate)
        {
            return [.. keys.Distinct(StringComparer.Ordinal).Where(key => RemoveOne(key, requestId))];
        }
    }

    internal ImmutableArray<string> RemoveAll(object requestId)
    {
        lock (_gate)
        {
            return [.. _requests.Keys.ToList().Where(key => RemoveOne(key, requestId))];
        }
    }

    internal bool Contains(string key)
    {
        lock (_gate)
        {
            return _requests.ContainsKey(key);
        }
    }

    internal IReadOnlyDictionary<string, ImmutableArray<object>> List(object? requestId)
    {
        lock (_gate)
        {
            return _requests
                .Where(pair => requestId is null || pair.Value.Contains(requestId))
                .ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
        }
    }

    private HashSet<object> RequestsOf(string key)
    {
        if (!_requests.TryGetValue(key, out var requests))
        {
            _requests.Add(key, requests = []);
        }

        return requests;
    }

    private bool RemoveOne(string key, object requestId)
    {
        if (!_requests.TryGetValue(key, out var requests) || !requests.Remove(requestId))
        {
            return false;
        }

        if (requests.Count == 0)
        {
            _requests.Remove(key);
        }

        return true;
    }
}
