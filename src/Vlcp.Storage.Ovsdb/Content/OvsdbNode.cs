using System.Collections.Immutable;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// A node of the tree that finds the keys of a range, for OVSDB finds rows by their identity only. It stands for all keys that begin with its
/// prefix: few keys stand in the node itself; more are in children, each with a longer prefix, none of which begins with that of another.
/// </summary>
/// <param name="Prefix">How its keys begin; empty for the root.</param>
/// <param name="Keys">Its keys that are in no child. A node with children only has keys that a child's prefix begins with.</param>
/// <param name="Children">The prefixes of its children.</param>
internal sealed record OvsdbNode(string Prefix, ImmutableSortedSet<string> Keys, ImmutableSortedSet<string> Children)
{
    // A leaf is read as a whole when one of its keys comes or goes.
    private const int MostKeys = 32;

    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    internal bool IsEmpty => Keys.IsEmpty && Children.IsEmpty;

    internal static OvsdbNode Of(string prefix, IEnumerable<string>? keys = null, IEnumerable<string>? children = null) =>
        new(prefix, keys is null ? None : None.Union(keys), children is null ? None : None.Union(children));

    /// <summary>The child that stands for a key; null when there is none.</summary>
    internal string? ChildOf(string key) => Children.FirstOrDefault(child => key.StartsWith(child, StringComparison.Ordinal));

    /// <summary>This node and its new children after a key has come that is in no child.</summary>
    internal IEnumerable<OvsdbNode> With(string key)
    {
        if (Children.IsEmpty)
        {
            return Keys.Count < MostKeys ? [this with { Keys = Keys.Add(key) }] : Split(Keys.Add(key));
        }

        if (Children.Any(child => child.StartsWith(key, StringComparison.Ordinal)))
        {
            return [this with { Keys = Keys.Add(key) }];
        }

        var prefix = OneMore(key, Children.Max(child => CommonLength(child, key)));
        return [this with { Children = Children.Add(prefix) }, Of(prefix, [key])];
    }

    private IEnumerable<OvsdbNode> Split(ImmutableSortedSet<string> keys)
    {
        var common = CommonLength(keys[0], keys[^1]);
        var children = keys.Where(key => key.Length > common).GroupBy(key => OneMore(key, common), StringComparer.Ordinal)
            .Select(group => Of(group.Key, group)).ToList();
        return children.Prepend(new OvsdbNode(Prefix, keys.Where(key => key.Length == common).ToImmutableSortedSet(StringComparer.Ordinal), None.Union(children.Select(child => child.Prefix))));
    }

    // No half of a surrogate pair: it has no UTF-8 form.
    private static int CommonLength(string one, string other)
    {
        var length = one.AsSpan().CommonPrefixLength(other);
        return length > 0 && char.IsHighSurrogate(one[length - 1]) ? length - 1 : length;
    }

    private static string OneMore(string key, int length) => key[..(length + (char.IsHighSurrogate(key[length]) ? 2 : 1))];
}
