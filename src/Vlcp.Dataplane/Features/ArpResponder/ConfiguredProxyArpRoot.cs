using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>States an address that somebody told this server to answer for, in addition to what the store describes.</summary>
internal sealed record ConfiguredProxyArpRoot(string NetworkKey, ProxyArpEntry Entry) : Producer
{
    public override string Feature => "arpresponder";

    public override string Subject => $"configured proxy {Entry.Address} for {Entry.Asker} in {NetworkKey}";

    public override void Produce(ProducerContext context) => context.State(NetworkFacts.ProxyArp, NetworkKey, Entry);
}
