using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Answers requests of logical ports for the address of a port.</summary>
internal sealed record ArpPortProducer(string PortKey, ArpStrategy Strategy) : Producer
{
    public override string Feature => "arpresponder";

    public override string Subject => $"port {PortKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalPort>(PortKey) is not { IpAddress: { } address, MacAddress: { } mac } port
            || NetworkPlaceProducer.Read(context, port.Network.Key) is not { Number: var number } place)
        {
            return;
        }

        var asked = ArpFlows.Requests(context, Priority.Normal)
            .Match(Registers.NetworkIn.Is(number), Registers.FromLogicalPort.Is(1), OxmFields.ArpTpa.Is(address.Value));
        context.Emit((Strategy.BroadcastOnly ? asked.Match(Frames.ToMulticast) : asked).ThenAnswer(address, mac));
        if (context.Read(NetworkFacts.EndpointOfPort, port.Id) is [var endpoint])
        {
            LeaveOwnAlone(context, place, endpoint, address);
        }
    }

    // A port that asks for its own address announces it, or looks for others who have it: the switch must not claim to be one.
    private void LeaveOwnAlone(ProducerContext context, NetworkPlace place, LocalEndpoint endpoint, Ipv4Address address)
    {
        var own = ArpFlows.Requests(context, Priority.Exempt)
            .Match(OxmFields.InPort.Is(endpoint.PortNumber), Registers.NetworkIn.Is(endpoint.NetworkNumber), OxmFields.ArpTpa.Is(address.Value));
        if (Strategy.BroadcastOnly)
        {
            own.Match(Frames.ToMulticast);
        }

        var announces = context.Objects.Get<PhysicalNetwork>(place.PhysicalNetworkKey) is { } physical && Strategy.AnnounceOn.Contains(physical.Type);
        context.Emit(announces ? own.ThenNext() : own.ThenEnd());
    }
}
