using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Follows the interfaces and the static routes of a router.</summary>
internal sealed record RouterProducer(string RouterKey, RouterSettings Settings) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"router {RouterKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<VRouter>(RouterKey) is not { } router)
        {
            return;
        }

        var number = RouterNumber.Of(router.Id);
        context.StartEachMember<RouterPort>("router", RouterKey, key => new RouterInterfaceProducer(key, RouterKey, number, Settings));

        // Of two routes with one prefix the first counts: packets are not shared among next hops.
        foreach (var route in router.Routes.DistinctBy(route => route.Destination))
        {
            context.Start(new StaticRouteProducer(RouterKey, number, route));
        }
    }
}
