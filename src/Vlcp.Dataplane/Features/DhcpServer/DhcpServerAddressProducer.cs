using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>Takes the requests to the server's address in a network, and lets the switch answer ARP requests for it.</summary>
internal sealed record DhcpServerAddressProducer(string NetworkKey, uint NetworkNumber, Ipv4Address Address, MacAddress Mac) : Producer
{
    public override string Feature => "dhcpserver";

    public override string Subject => $"server {Address} in {NetworkKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        context.Emit(DhcpFlows.Requests(context, NetworkNumber, OxmFields.Ipv4Dst.Is(Address.Value)));
        context.State(NetworkFacts.ProxyArp, NetworkKey, new ProxyArpEntry(Address, Mac, ArpAsker.LogicalPort));
    }
}
