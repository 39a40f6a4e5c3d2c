using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.IcmpResponder;

/// <summary>Takes packets for any address of a router, whichever of its networks they come from.</summary>
internal sealed record RouterAddressesProducer(string RouterKey, bool Prepush) : Producer
{
    public override string Feature => "icmpresponder";

    public override string Subject => $"router {RouterKey}";

    public override int Stage => 3;

    public override void Produce(ProducerContext context)
    {
        context.Start(new RouterAnswersProducer(Prepush));
        foreach (var (router, address) in context.Read(RouterFacts.InterfacesOfRouter, RouterKey).Select(place => (place.RouterNumber, place.Address)).Distinct())
        {
            context.Emit(context.Flow(PipelineTables.L3Router, Priority.OwnAddress)
                .Match(Registers.Router.Is(router), OxmFields.EthType.Is((ushort)EtherType.Ipv4), OxmFields.Ipv4Dst.Is(address.Value))
                .ThenGoto(PipelineTables.L3Local));
        }
    }
}
