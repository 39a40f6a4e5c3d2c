using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <summary>A prepared write walk.</summary>
/// <param name="Walker">A pure function; may run several times.</param>
public sealed record WritePlan<TResult>(Func<IObjectTransaction, TResult> Walker)
{
    /// <summary>What is known to be needed, to save steps; null: nothing.</summary>
    public StoreQuery? Initial { get; init; }
}
