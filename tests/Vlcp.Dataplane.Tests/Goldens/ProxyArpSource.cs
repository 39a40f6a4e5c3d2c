using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>A feature that wants an address answered for, as DHCP server and routers do.</summary>
internal sealed record ProxyArpSource(string NetworkKey, ProxyArpEntry Entry) : Producer
{
    public override string Feature => "test";

    public override string Subject => $"proxy {Entry}";

    public override void Produce(ProducerContext context) => context.State(NetworkFacts.ProxyArp, NetworkKey, Entry);
}
