using Vlcp.Dataplane.Producers;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>
/// Takes the requests to everyone in a network with at least one served port. In other networks they pass, so that a DHCP server of
/// somebody else can answer them.
/// </summary>
internal sealed record DhcpBroadcastProducer(uint NetworkNumber) : Producer
{
    public override string Feature => "dhcpserver";

    public override string Subject => $"requests to all in network {NetworkNumber}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context) =>
        context.Emit(DhcpFlows.Requests(context, NetworkNumber, Frames.ToMulticast));
}
