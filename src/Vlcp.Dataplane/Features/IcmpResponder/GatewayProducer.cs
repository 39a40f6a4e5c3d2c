using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Lets local ports reach the router of their own subnet with ICMP even if nothing routes: its address is found and answers.</summary>
internal sealed record GatewayProducer(string SubnetKey, IcmpStrategy Strategy) : Producer
{
    public override string Feature => "icmpresponder";

    public override string Subject => $"gateway of {SubnetKey}";

    public override int Stage => 3;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<SubNet>(SubnetKey) is not { IsExternal: false, Router: { } place } subnet
            || context.Objects.Get(place) is not { } port
            || context.Objects.Get(subnet.Network) is not { Number: > 0 and var number } network
            || (port.IpAddress ?? subnet.Gateway) is not { } address)
        {
            return;
        }

        // The router knows its own address best.
        var mac = context.Read(RouterFacts.InterfacesOfNetwork, network.Key) is [var known, ..] ? known.Mac : Strategy.Mac;
        context.State(NetworkFacts.ProxyArp, network.Key, new ProxyArpEntry(address, mac, ArpAsker.LogicalPort));
        context.Emit(context.Flow(PipelineTables.L3Input, Priority.Normal)
            .Match(Registers.NetworkIn.Is(number), Registers.FromLogicalPort.Is(1), Frames.To(mac))
            .Match(OxmFields.EthType.Is((ushort)EtherType.Ipv4), OxmFields.IpProto.Is((byte)IpProtocol.Icmp), OxmFields.Ipv4Dst.Is(address.Value))
            .ThenGoto(PipelineTables.L3Local));
        context.Start(new RouterAnswersProducer(Strategy.Prepush));
    }
}
