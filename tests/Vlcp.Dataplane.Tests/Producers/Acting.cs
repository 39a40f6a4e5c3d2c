using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Tests.Producers;

/// <summary>A producer that does what the test gives it to do. Its name is its identity, as the arguments of a real one are.</summary>
internal sealed record Acting(string Name, Action<ProducerContext> Act) : Producer
{
    public override string Feature => "test";

    public override string Subject => Name;

    public override void Produce(ProducerContext context) => Act(context);

    public bool Equals(Acting? other) => other?.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
