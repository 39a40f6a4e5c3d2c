using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Tests;

/// <summary>A producer that only lends its name.</summary>
internal sealed record Owner(string Name) : Producer
{
    public override string Feature => "test";

    public override string Subject => Name;

    public override void Produce(ProducerContext context)
    {
    }
}
