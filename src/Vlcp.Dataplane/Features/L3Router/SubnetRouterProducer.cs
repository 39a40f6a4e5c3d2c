using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Brings the router of a subnet to this switch. An external subnet names none: its gateway is a device.</summary>
internal sealed record SubnetRouterProducer(string SubnetKey, RouterSettings Settings) : Producer
{
    public override string Feature => "l3router";

    public override string Subject => $"router of {SubnetKey}";

    public override int Stage => 1;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<SubNet>(SubnetKey) is { IsExternal: false, Router: { } place }
            && context.Objects.Get(place) is { } port)
        {
            context.Start(new RouterProducer(port.Router.Key, Settings));
        }
    }
}
