namespace Vlcp.Dataplane.Producers;

/// <summary>A producer that was started, with what its last run emitted.</summary>
internal sealed class ProducerNode(Producer producer) : Node
{
    public Producer Producer { get; } = producer;

    public Emission Current { get; set; } = Emission.None;

    /// <summary>Why the last run failed; the emission of the last good run stays in force meanwhile.</summary>
    public Exception? Failure { get; set; }

    public Dictionary<FanSource, FanNode> Fans { get; } = [];

    /// <summary>What the last good run emitted, to be written to.</summary>
    public Emission Keep() => Current == Emission.None ? Current = new Emission() : Current;

    public override int Stage => Producer.Stage;
}
