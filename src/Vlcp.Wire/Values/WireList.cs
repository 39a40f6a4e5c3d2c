using System.Collections;
using System.Runtime.CompilerServices;

namespace Vlcp.Wire;

/// <summary>
/// An immutable list that compares by its elements, so that records which hold it compare by value. The default value is empty.
/// </summary>
/// <typeparam name="T">Type of the elements.</typeparam>
[CollectionBuilder(typeof(WireList), nameof(WireList.Create))]
public readonly struct WireList<T> : IEquatable<WireList<T>>, IReadOnlyList<T>
{
    private readonly T[]? items;

    internal WireList(T[] items) => this.items = items;

    /// <summary>Number of elements.</summary>
    public int Count => items?.Length ?? 0;

    /// <summary>The elements.</summary>
    public ReadOnlySpan<T> Span => items;

    /// <summary>One element.</summary>
    public T this[int index] => Span[index];

    /// <summary>A copy of elements.</summary>
    public static implicit operator WireList<T>(T[] items) => WireList.Create<T>(items);

    /// <summary>Equal elements in the same order.</summary>
    public static bool operator ==(WireList<T> left, WireList<T> right) => left.Equals(right);

    /// <summary>Different elements, or another order.</summary>
    public static bool operator !=(WireList<T> left, WireList<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(WireList<T> other) => Span.SequenceEqual(other.Span, EqualityComparer<T>.Default);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WireList<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets.</summary>
    public override string ToString() => WireText.Format(this);

    /// <summary>Enumerates without allocation.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => Span.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (items ?? []).GetEnumerator();
}
