namespace Vlcp.Dataplane.Producers;

/// <summary>A producer that was started, with what its last run emitted.</summary>
internal sealed class ProducerNode(Producer producer) : Node
{
    // Few producers have fans.
    private Dictionary<FanSource, FanNode>? _fans;

    public Producer Producer { get; } = producer;

    public Emission Current { get; set; } = Emission.None;

    /// <summary>Why the last run failed; the emission of the last good run stays in force meanwhile.</summary>
    public Exception? Failure { get; set; }

    public void Add(FanSource source, FanNode fan) => (_fans ??= []).Add(source, fan);

    public FanNode RemoveFan(FanSource source) =>
        _fans is not null && _fans.Remove(source, out var fan) ? fan : throw new InvalidOperationException($"{source} is not followed");

    /// <summary>What the last good run emitted, to be written to.</summary>
    public Emission Keep() => Current == Emission.None ? Current = new Emission() : Current;

    public override int Stage => Producer.Stage;
}
