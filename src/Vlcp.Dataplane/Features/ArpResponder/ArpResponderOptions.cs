using System.Collections.Immutable;
using Vlcp.Hosting.Modules;

namespace Vlcp.Dataplane.Features.ArpResponder;

/// <summary>Settings of <c>arpresponder</c> (manual, module.arpresponder).</summary>
[Configuration("module.arpresponder")]
public sealed class ArpResponderOptions
{
    /// <summary>vHosts of the OpenFlow server whose switches get the feature.</summary>
    [Setting("vhostbind", "Default binding to OpenFlow vHosts")]
    public IReadOnlyList<string>? VhostBind { get; init; } = [""];

    /// <summary>Switches answer for all ports that the store knows.</summary>
    [Setting("prepush", "Prepush ARP entries with Flows, so the switch directly responds an ARP request")]
    public bool Prepush { get; init; } = true;

    /// <summary>Only requests to everyone are answered.</summary>
    [Setting("broadcastonly", "When using prepush=True, only responds a broadcast ARP request; let unicast ARP request reach the other side")]
    public bool BroadcastOnly { get; init; } = true;

    /// <summary>Requests for unknown addresses are dropped.</summary>
    [Setting("disableothers", "Drop ARP requests with unknown IP addresses. The ports will not be able to access external IPs, so use with caution.")]
    public bool DisableOthers { get; init; }

    /// <summary>Ports may announce their own address.</summary>
    [Setting("enable_freearp", "Let ports announce their own address (gratuitous ARP) on the networks of enable_freearp_networktypes")]
    public bool EnableFreeArp { get; init; } = true;

    /// <summary>Types of physical networks on which ports may do so.</summary>
    [Setting("enable_freearp_networktypes", "Types of physical networks on which ports may announce their own address")]
    public IReadOnlyList<string> EnableFreeArpNetworkTypes { get; init; } = ["vlan", "native"];

    internal ArpStrategy ToStrategy() => new(
        Prepush, BroadcastOnly, DisableOthers, EnableFreeArp ? [.. EnableFreeArpNetworkTypes] : ImmutableSortedSet<string>.Empty);
}
