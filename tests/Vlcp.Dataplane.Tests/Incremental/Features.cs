using System.Collections.Immutable;
using Vlcp.Dataplane.Features.ArpResponder;
using Vlcp.Dataplane.Features.DhcpServer;
using Vlcp.Dataplane.Features.IcmpResponder;
using Vlcp.Dataplane.Features.IoProcessing;
using Vlcp.Dataplane.Features.L2Switch;
using Vlcp.Dataplane.Features.L3Router;
using Vlcp.Dataplane.Features.TableDefaults;
using Vlcp.Dataplane.Features.VxlanCast;
using Vlcp.Dataplane.Producers;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Incremental;

/// <summary>All features with their usual settings.</summary>
internal static class Features
{
    public static Producer[] All { get; } =
    [
        new TableDefaultsRoot(),
        new IoProcessingRoot(Here),
        new L2SwitchRoot(),
        new VxlanCastRoot(Here, new VxlanStrategy(Prepush: true, LearnTimeout: 300)),
        new ArpResponderRoot(new ArpStrategy(Prepush: true, BroadcastOnly: true, DropOthers: true, ImmutableSortedSet.Create("native", "vlan"))),
        new DhcpServerRoot(new DhcpSettings()),
        new L3RouterRoot(new L3RouterOptions().ToSettings()),
        new IcmpResponderRoot(new IcmpResponderOptions().ToStrategy()),
    ];
}
