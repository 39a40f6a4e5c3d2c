namespace Vlcp.Wire;

/// <summary>Makes <see cref="WireList{T}"/>.</summary>
public static class WireList
{
    /// <summary>A list of copies of the items; this is also what a collection expression makes.</summary>
    public static WireList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());

    /// <summary>A list that holds an array itself, without copying it.</summary>
    /// <param name="items">The items; nobody may change them any more.</param>
    public static WireList<T> Own<T>(T[] items) => new(items);

    /// <summary>A list of the items.</summary>
    public static WireList<T> ToWireList<T>(this IEnumerable<T> items) => new([.. items]);
}
