using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>Tells the other servers that a logical port of a tunnelled network is here.</summary>
internal sealed record VxlanLocalPortProducer(string PortId, SwitchIdentity Switch, VxlanTunnel Tunnel) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => $"local port {PortId}";

    public override int Stage => 3;

    public override void Produce(ProducerContext context) => context.Publish(new LogicalPortVxlanInfo
    {
        Port = PortId,
        Vhost = Switch.OvsdbVhost,
        SystemId = Switch.SystemId ?? "",
        Bridge = Switch.Bridge,
        Network = new WeakRef<LogicalNetwork>(Tunnel.NetworkKey),
        TunnelDst = Tunnel.Source,
    });
}
