namespace Vlcp.Storage;

/// <summary>
/// The order of keys in every engine: by Unicode code point, which equals the order of their UTF-8 bytes. It differs from
/// <see cref="string.CompareOrdinal(string, string)"/> only where surrogates meet U+E000..U+FFFF.
/// </summary>
public sealed class KeyOrder : IComparer<string>
{
    private KeyOrder()
    {
    }

    /// <summary>The one instance.</summary>
    public static KeyOrder Instance { get; } = new();

    /// <summary>
    /// Compares two keys: negative, zero or positive as <paramref name="x"/> stands before, at or after <paramref name="y"/>.
    /// </summary>
    public static int Compare(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var common = x.CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        return Rank(x[common]) - Rank(y[common]);
    }

    /// <inheritdoc/>
    int IComparer<string>.Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    // A surrogate stands for a code point above U+FFFF, so it sorts after every other UTF-16 unit.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
