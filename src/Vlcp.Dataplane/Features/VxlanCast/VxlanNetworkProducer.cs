using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>
/// Joins the tunnels of a network: tells the other servers that this one takes part, and copies frames for everyone, or for an
/// address that nobody knows, to all of them.
/// </summary>
internal sealed record VxlanNetworkProducer(string NetworkKey, SwitchIdentity Switch, VxlanStrategy Strategy) : Producer
{
    public override string Feature => "vxlancast";

    public override string Subject => $"network {NetworkKey}";

    public override int Stage => 2;

    public override void Produce(ProducerContext context)
    {
        if (context.Objects.Get<LogicalNetwork>(NetworkKey) is not { Number: > 0, Vni: { } vni } network
            || context.Objects.Get(network.PhysicalNetwork) is not { Type: "vxlan" }
            || context.Read(NetworkFacts.Uplinks, network.PhysicalNetwork.Key) is not [.., { TunnelSource: { } source } uplink])
        {
            return;
        }

        var tunnel = new VxlanTunnel(NetworkKey, network.Number, (uint)vni, uplink.PortNumber, source);
        context.Publish(new VxlanEndpoint
        {
            Network = network.Id,
            Vhost = Switch.OvsdbVhost,
            SystemId = Switch.SystemId ?? "",
            Bridge = Switch.Bridge,
            TunnelDst = source,
        });
        context.Start(new VxlanTunnelPortProducer(tunnel.PortNumber, Strategy));
        context.Start(new VxlanPortsProducer(Switch, tunnel, Strategy.Prepush));
        if (Strategy.LearnTimeout is { } timeout)
        {
            context.Start(new VxlanLearningProducer(tunnel, timeout));
        }

        ReachAll(context, network, tunnel);
    }

    private static void ReachAll(ProducerContext context, LogicalNetwork network, VxlanTunnel tunnel)
    {
        var peers = context.Objects.Members<VxlanEndpoint>("network", network.Id)
            .Select(endpoint => endpoint.TunnelDst)
            .Where(address => address != tunnel.Source)
            .Distinct()
            .Order()
            .ToArray();
        FloodTarget[] copies = [.. peers.Select(peer => Copy(tunnel, peer, tunnel.PortNumber))];
        foreach (var copy in copies)
        {
            context.StateFloodTarget(network.Key, copy);
        }

        BroadcastGroup.Emit(context, GroupNumbers.Tunnels(tunnel.NetworkNumber), copies);
        BroadcastGroup.Emit(
            context, GroupNumbers.TunnelsHairpin(tunnel.NetworkNumber), [.. peers.Select(peer => Copy(tunnel, peer, PortNumber.InPort))]);
        context.Emit(EgressFlows.ToPort(context, tunnel.NetworkNumber, tunnel.PortNumber)
            .Do(new GroupAction(GroupNumbers.Tunnels(tunnel.NetworkNumber)))
            .ThenEnd());
        context.Emit(EgressFlows.BackToPort(context, tunnel.NetworkNumber, tunnel.PortNumber)
            .Do(new GroupAction(GroupNumbers.TunnelsHairpin(tunnel.NetworkNumber)))
            .ThenEnd());
    }

    private static FloodTarget Copy(VxlanTunnel tunnel, Ipv4Address peer, uint port) => new(
        tunnel.PortNumber,
        peer.Value,
        [
            new SetFieldAction(OxmFields.TunnelId, tunnel.Vni),
            new SetFieldAction(NxmFields.TunnelIpv4Dst, peer.Value),
            new OutputAction(port),
        ]);
}
