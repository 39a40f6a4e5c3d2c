namespace Vlcp.Wire;

/// <summary>Makes <see cref="WireList{T}"/>.</summary>
public static class WireList
{
    /// <summary>A list of copies of the items; this is also what a collection expression makes.</summary>
    public static WireList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? default : new(items.ToArray());

    /// <summary>A list of the items.</summary>
    public static WireList<T> ToWireList<T>(this IEnumerable<T> items) => new([.. items]);
}
