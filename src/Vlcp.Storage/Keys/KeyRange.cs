using System.Text;

namespace Vlcp.Storage;

/// <summary>
/// The keys from <paramref name="Start"/> (inclusive) to <paramref name="End"/> (exclusive; null: to the last key) in <see
/// cref="KeyOrder"/>.
/// </summary>
/// <param name="Start">First key; the empty string starts before every key.</param>
/// <param name="End">The key before which the range ends, or null.</param>
public readonly record struct KeyRange(string Start, string? End)
{
    /// <summary>Every key of the store.</summary>
    public static KeyRange All => new("", null);

    /// <summary>True when no key can be in the range.</summary>
    public bool IsEmpty => End is not null && KeyOrder.Compare(Start, End) >= 0;

    /// <summary>The keys that begin with <paramref name="prefix"/>.</summary>
    public static KeyRange Prefix(string prefix) => new(prefix, Successor(prefix));

    /// <summary>True when <paramref name="key"/> is in the range.</summary>
    public bool Contains(string key) =>
        KeyOrder.Compare(key, Start) >= 0 && (End is null || KeyOrder.Compare(key, End) < 0);

    /// <summary>True when every key of <paramref name="other"/> is in this range.</summary>
    public bool Contains(KeyRange other) =>
        other.IsEmpty
        || (KeyOrder.Compare(Start, other.Start) <= 0
            && (End is null || (other.End is not null && KeyOrder.Compare(other.End, End) <= 0)));

    /// <inheritdoc/>
    public override string ToString() => $"[{Start}, {End ?? "..."})";

    // The smallest string after all that begin with the prefix: its last code point raised by one.
    private static string? Successor(string prefix)
    {
        var runes = prefix.EnumerateRunes().ToArray();
        for (var i = runes.Length - 1; i >= 0; i--)
        {
            var next = runes[i].Value == 0xD7FF ? 0xE000 : runes[i].Value + 1;
            if (Rune.IsValid(next))
            {
                var text = new StringBuilder(prefix.Length);
                foreach (var rune in runes.AsSpan(0, i))
                {
                    text.Append(rune.ToString());
                }

                return text.Append(new Rune(next).ToString()).ToString();
            }
        }

        return null;
    }
}
