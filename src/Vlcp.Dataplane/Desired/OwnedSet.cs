using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Desired;

/// <summary>
/// What several owners want under keys. Owners that want the same share it; where they want different things, the owner whose name
/// comes first in ordinal order has its way until it takes its wish back, and the key counts as a conflict.
/// </summary>
internal sealed class OwnedSet<TKey, TValue>
    where TKey : notnull
    where TValue : class, IEquatable<TValue>
{
    private readonly Dictionary<Producer, Dictionary<TKey, TValue>> _byOwner = [];
    private readonly Dictionary<TKey, Claims> _byKey = [];
    private readonly HashSet<TKey> _conflicts = [];

    /// <summary>Keys whose value in force has changed since they were last taken.</summary>
    public HashSet<TKey> Changed { get; } = [];

    /// <summary>Keys for which owners want different things.</summary>
    public IReadOnlyCollection<TKey> Conflicts => _conflicts;

    public int Count => _byKey.Count;

    public IEnumerable<TKey> Keys => _byKey.Keys;

    /// <summary>The value in force and the owner who wants it, or null.</summary>
    public (Producer Owner, TValue Value)? this[TKey key] => _byKey.TryGetValue(key, out var claims) ? claims.Winner : null;

    /// <summary>Everyone who wants something under a key.</summary>
    public IEnumerable<(Producer Owner, TValue Value)> ClaimsOf(TKey key) => _byKey.TryGetValue(key, out var claims) ? claims.All : [];

    /// <summary>What an owner wants.</summary>
    public IReadOnlyDictionary<TKey, TValue> Of(Producer owner) => _byOwner.TryGetValue(owner, out var own) ? own : new Dictionary<TKey, TValue>();

    /// <summary>The owner now wants exactly this.</summary>
    public void Replace(Producer owner, IEnumerable<KeyValuePair<TKey, TValue>> wishes)
    {
        Dictionary<TKey, TValue>? next = null;
        foreach (var (key, value) in wishes)
        {
            // An owner that contradicts itself keeps its first word.
            (next ??= []).TryAdd(key, value);
        }

        // Most owners want nothing of most kinds.
        _byOwner.TryGetValue(owner, out var previous);
        if (next is not null)
        {
            Claim(owner, next, previous);
            _byOwner[owner] = next;
        }
        else if (previous is not null)
        {
            _byOwner.Remove(owner);
        }

        foreach (var key in previous?.Keys.Where(key => next?.ContainsKey(key) != true) ?? [])
        {
            Update(key, claims => claims.Remove(owner));
        }
    }

    private void Claim(Producer owner, Dictionary<TKey, TValue> next, Dictionary<TKey, TValue>? previous)
    {
        foreach (var (key, value) in next)
        {
            if (previous is null || !previous.TryGetValue(key, out var before) || !before.Equals(value))
            {
                Update(key, claims => claims.Set(owner, value));
            }
        }
    }

    private void Update(TKey key, Action<Claims> change)
    {
        if (!_byKey.TryGetValue(key, out var claims))
        {
            _byKey[key] = claims = new Claims();
        }

        var before = claims.Winner;
        change(claims);
        var after = claims.Winner;
        if (after is null)
        {
            _byKey.Remove(key);
        }

        if (!Equals(before?.Value, after?.Value) || !Equals(before?.Owner, after?.Owner))
        {
            Changed.Add(key);
        }

        if (claims.Disagree)
        {
            _conflicts.Add(key);
        }
        else
        {
            _conflicts.Remove(key);
        }
    }

    private sealed class Claims
    {
        private (Producer Owner, TValue Value)? _winner;

        // Nearly every key has one owner.
        private List<(Producer Owner, TValue Value)>? _losers;

        public (Producer Owner, TValue Value)? Winner => _winner;

        public IEnumerable<(Producer Owner, TValue Value)> All => _winner is { } winner ? _losers is null ? [winner] : [winner, .. _losers] : [];

        public bool Disagree => _losers?.Exists(claim => !claim.Value.Equals(_winner!.Value.Value)) == true;

        public void Set(Producer owner, TValue value)
        {
            Remove(owner);
            if (_winner is not { } winner)
            {
                _winner = (owner, value);
                return;
            }

            var losers = _losers ??= new(1);
            losers.Add((owner, value));
            if (string.CompareOrdinal(owner.Owner, winner.Owner.Owner) < 0)
            {
                _winner = losers[^1];
                losers[^1] = winner;
            }

            losers.Sort((a, b) => string.CompareOrdinal(a.Owner.Owner, b.Owner.Owner));
        }

        public void Remove(Producer owner)
        {
            if (_winner is { } winner && winner.Owner.Equals(owner))
            {
                _winner = _losers is [var next, ..] ? next : null;
                _losers?.RemoveAt(0);
            }
            else
            {
                _losers?.RemoveAll(claim => claim.Owner.Equals(owner));
            }

            if (_losers is [])
            {
                _losers = null;
            }
        }
    }
}
