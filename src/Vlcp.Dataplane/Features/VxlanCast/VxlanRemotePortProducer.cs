using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>Sends frames to a port of another server to the tunnel end behind which it is.</summary>
/// <param name="InfoKey">Object key of what that server said of the port.</param>
/// <param name="Tunnel">The tunnel port here.</param>
internal sealed record VxlanRemotePortProducer(string InfoKey, VxlanTunnel Tunnel) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => $"remote port {InfoKey}";

    public override int Stage => 3;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalPortVxlanInfo>(InfoKey) is not { } info
            || info.TunnelDst == Tunnel.Source
            || context.Read(NetworkFacts.EndpointOfPort, info.Port).Count > 0
            || context.Objects.Get<LogicalPort>(DataKey.Of<LogicalPort>(info.Port))?.MacAddress is not { } mac
            || IsOutdated(context, info))
        {
            return;
        }

        context.Emit(context.Flow(PipelineTables.VxlanOutput, Priority.KnownTunnel)
            .Match(Registers.OutPort.Is(Tunnel.PortNumber), Registers.NetworkOut.Is(Tunnel.NetworkNumber), Frames.To(mac))
            .Set(OxmFields.TunnelId.Is(Tunnel.Vni))
            .Set(NxmFields.TunnelIpv4Dst.Is(info.TunnelDst.Value))
            .Set(Registers.TunnelKnown, 1)
            .ThenNext());
    }

    // While a port moves, two servers say that they have it: the one that said so last counts.
    private static bool IsOutdated(ProducerContext context, LogicalPortVxlanInfo info) =>
        context.Objects.Members<LogicalPortVxlanInfo>("port", info.Port)
            .Any(other => (other.UpdatedTime, other.Key).CompareTo((info.UpdatedTime, info.Key)) > 0);
}
