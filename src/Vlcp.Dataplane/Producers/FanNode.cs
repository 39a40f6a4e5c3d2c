namespace Vlcp.Dataplane.Producers;

/// <summary>
/// Starts one child for each element of a collection, at the cost of the elements that came or went, not of the collection.
/// </summary>
internal sealed class FanNode(FanSource source, Func<object, Producer> factory, int stage) : Node
{
    public FanSource Source { get; } = source;

    public Func<object, Producer> Factory { get; } = factory;

    public Dictionary<object, Producer> Started { get; } = [];

    /// <summary>Elements whose presence is to be looked at in the next run.</summary>
    public HashSet<object> Touched { get; } = [];

    /// <summary>True until the collection was seen whole once.</summary>
    public bool NeedsAll { get; set; } = true;

    public override int Stage { get; } = stage;

    public override void Touch(object value) => Touched.Add(value);
}
