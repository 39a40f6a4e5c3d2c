using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>Follows the local ports that may be served.</summary>
internal sealed record DhcpServerRoot(DhcpSettings Settings) : Producer
{
    public override string Feature => "dhcpserver";

    public override string Subject => "switch";

    public override void Produce(ProducerContext context) =>
        context.StartEach(NetworkFacts.EndpointOfPort, id => new DhcpPortProducer(id, Settings));
}
