using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>Finds out whether a port of the switch leads to a physical network.</summary>
/// <remarks>
/// Definitions may leave vHost, system id and bridge open with "%". Each of the eight combinations is looked up by its key, the most
/// specific first, so that a definition for another host never concerns this one. Only names that are defined for this switch have
/// such a producer: all other ports cost nothing.
/// </remarks>
internal sealed record UplinkProducer(string PortName, SwitchIdentity Switch) : Producer
{
    public override string Feature => "ioprocessing";

    public override string Subject => $"interface {PortName}";

    /// <summary>The vHost, system id and bridge of the definitions that concern a switch, the most specific first.</summary>
    public static IEnumerable<string[]> PlacesOf(SwitchIdentity identity) =>
        from vhost in Either(identity.OpenFlowVhost)
        from systemId in Either(identity.SystemId)
        from bridge in Either(identity.Bridge)
        select new[] { vhost, systemId, bridge };

    public override void Produce(ProducerContext context)
    {
        if (context.Read(PortFacts.ByName, PortName) is not [var local, ..] || FindDefinition(context.Objects) is not { } definition)
        {
            return;
        }

        // An interface that carries a logical port is that port, whatever its name.
        if (local.InterfaceId is { } id && context.Objects.Get<LogicalPort>(DataKey.Of<LogicalPort>(id)) is not null)
        {
            return;
        }

        context.State(NetworkFacts.Uplinks, definition.PhysicalNetwork.Key, new Uplink(local.Number, local.TunnelSource) { Mac = local.Mac });
    }

    private PhysicalPort? FindDefinition(IObjectReader objects) => PlacesOf(Switch)
        .Select(place => objects.Get<PhysicalPort>(DataKey.Of<PhysicalPort>([.. place, PortName])))
        .FirstOrDefault(found => found is not null);

    // A server without a system id matches only definitions that leave it open.
    private static IEnumerable<string> Either(string? own) => own is null ? [PhysicalPort.Any] : [own, PhysicalPort.Any];
}
