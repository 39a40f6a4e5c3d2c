using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.DhcpServer;

/// <summary>States the lease of a local port, and has its requests brought to the controller.</summary>
internal sealed record DhcpPortProducer(string PortId, DhcpSettings Settings) : Producer
{
    public override string Feature => "dhcpserver";

    public override string Subject => $"port {PortId}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Read(NetworkFacts.EndpointOfPort, PortId) is not [var endpoint]
            || context.Objects.Get<LogicalPort>(DataKey.Of<LogicalPort>(PortId)) is not { IpAddress: { } address, MacAddress: { } mac } port
            || context.Objects.Get(port.Subnet) is not { } subnet
            || !SubnetDhcp.IsServed(subnet)
            || context.Objects.Get<LogicalNetwork>(endpoint.NetworkKey) is not { } network)
        {
            return;
        }

        var server = SubnetDhcp.ServerOf(subnet, Settings.ServerAddress);
        var options = DhcpOptionSet.Of(Settings, network, subnet, port, server);
        context.State(DhcpFacts.Binding, endpoint.PortNumber, new DhcpBinding(PortId, mac, address, server, Settings.ServerMac, options));

        // Children of their own, so that no flow changes while other ports still need it.
        context.Start(new DhcpBroadcastProducer(endpoint.NetworkNumber));
        context.Start(new DhcpServerAddressProducer(endpoint.NetworkKey, endpoint.NetworkNumber, server, Settings.ServerMac));
    }
}
