using Vlcp.Dataplane.Pipeline;
using Vlcp.Network.Model;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Oxm;

namespace Vlcp.Dataplane.Features.IoProcessing;

/// <summary>How the frames of one logical network look on a port that leads to its physical network.</summary>
internal sealed class UplinkEncoding
{
    // The bit of the OXM vlan_vid that says "there is a tag" (OpenFlow 1.3.5 section 7.2.3.7).
    private const int VlanPresent = 0x1000;

    private readonly MatchField? _tag;

    private UplinkEncoding(MatchField? tag) => _tag = tag;

    public ushort IngressPriority { get; private init; } = Priority.Normal;

    public OpenFlowAction[] IngressActions { get; private init; } = [];

    /// <summary>True if frames go to a chosen tunnel end: sending is then the business of the tunnel feature.</summary>
    public bool IsTunnel { get; private init; }

    /// <summary>The encoding of a network; null if its physical network has no ports or the network has no number there.</summary>
    public static UplinkEncoding? For(LogicalNetwork network, PhysicalNetwork physical) => physical.Type switch
    {
        // Everything on the port that no VLAN claims, so that a native and VLAN networks can share a port.
        "native" => new UplinkEncoding(null) { IngressPriority = Priority.Normal - 1 },
        "vlan" when network.VlanId is { } vlan => new UplinkEncoding(OxmFields.VlanVid.Is((uint)(vlan | VlanPresent))) { IngressActions = [new PopVlanAction()] },
        "vxlan" when network.Vni is { } vni => new UplinkEncoding(OxmFields.TunnelId.Is((uint)vni)) { IsTunnel = true },
        _ => null,
    };

    public MatchField[] IngressMatch(uint portNumber) => _tag is { } tag ? [OxmFields.InPort.Is(portNumber), tag] : [OxmFields.InPort.Is(portNumber)];

    /// <summary>Actions that give a frame its form on the wire and send it by a port.</summary>
    public OpenFlowAction[] EgressActions(uint portNumber) => _tag is { } tag
        ? [new PushVlanAction(0x8100), new SetFieldAction(tag), new OutputAction(portNumber)]
        : [new OutputAction(portNumber)];
}
