namespace Vlcp.Dataplane.Producers;

/// <summary>
/// A named table of facts, in which producers meet without calling each other: some emit facts under a key, others read them by
/// that key. The switch's ports enter the computation the same way.
/// </summary>
/// <param name="name">Name shown in explanations and logs.</param>
public abstract class Relation(string name)
{
    /// <summary>Name shown in explanations and logs.</summary>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A relation with typed keys and values. Values are compared by value; equal facts of several owners are one.</summary>
/// <typeparam name="TKey">What facts are looked up by.</typeparam>
/// <typeparam name="TValue">The facts; if comparable, readers get them in ascending order.</typeparam>
/// <param name="name">Name shown in explanations and logs.</param>
public sealed class Relation<TKey, TValue>(string name) : Relation(name)
    where TKey : notnull
    where TValue : notnull
{
    internal FactKey At(TKey key) => new(this, key);
}
