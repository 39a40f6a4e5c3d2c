using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>A static route of a router. It counts while its next hop is in a subnet in which the router has an interface.</summary>
internal sealed record StaticRouteProducer(string RouterKey, ulong RouterNumber, HostRoute Route) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"route {Route.Destination} via {Route.NextHop} of {RouterKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        var interfaces = context.Read(RouterFacts.InterfacesOfRouter, RouterKey);
        var exit = interfaces.Where(place => place.Prefix.Contains(Route.NextHop)).MaxBy(place => place.Prefix.PrefixLength);
        if (exit is null || interfaces.Any(place => place.Address == Route.NextHop) || RouterFlows.NoHostsOf(exit.Prefix).Contains(Route.NextHop))
        {
            return;
        }

        var packets = context.Flow(PipelineTables.L3Router, Priority.Route(Route.Destination.PrefixLength, connected: false))
            .Match(Registers.Router.Is(RouterNumber), RouterFlows.Ip);
        if (Route.Destination.PrefixLength > 0)
        {
            packets.Match(RouterFlows.To(Route.Destination));
        }

        context.Emit(packets
            .Set(Registers.NetworkOut, exit.NetworkNumber)
            .Set(Registers.NextHop, Route.NextHop.Value)
            .ThenGoto(PipelineTables.L3Output));
        context.State(RouterFacts.NextHops, RouterFacts.AllRouters, new NextHop(exit.NetworkNumber, Route.NextHop));
    }
}
