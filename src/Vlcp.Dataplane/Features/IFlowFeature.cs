using System.Collections.Immutable;
using Vlcp.Dataplane.Pipeline;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Switches;

namespace Vlcp.Dataplane.Features;

/// <summary>A part of the dataplane: the tables that it uses and the producers that it starts for each switch.</summary>
public interface IFlowFeature
{
    /// <summary>Name of the feature: that of its module.</summary>
    string Name { get; }

    /// <summary>Tables in which the feature puts flows.</summary>
    ImmutableArray<FlowTable> Tables { get; }

    /// <summary>OpenFlow vHosts whose switches the feature programs; null for all.</summary>
    IReadOnlyList<string>? VhostBind { get; }

    /// <summary>The producers to start for a switch. Equal switches give equal producers.</summary>
    IEnumerable<Producer> RootsFor(SwitchIdentity identity);
}
