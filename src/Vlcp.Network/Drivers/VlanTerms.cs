using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>VLAN ids are 1 to 4094: IEEE 802.1Q reserves 0 and 4095.</summary>
internal sealed record VlanTerms() : NumberedNetworkTerms("VLAN id", 4094)
{
    public override (ApiValue Own, ApiValue Other) RangesOf(NetworkRanges ranges) => (ranges.Vlan, ranges.Vni);

    public override (ApiValue Own, ApiValue Other) NumbersOf(NetworkNumbers numbers) => (numbers.VlanId, numbers.Vni);

    public override NumberPool PoolOf(IObjectReader reader, string physicalNetworkId) => NumberPool.VlanIds(reader, physicalNetworkId);

    public override ImmutableArray<NumberRange> RangesOf(PhysicalNetwork network) => network.VlanRange ?? [];

    public override PhysicalNetwork WithRanges(PhysicalNetwork network, ImmutableArray<NumberRange> ranges) => network with { VlanRange = ranges };

    public override int? NumberOf(LogicalNetwork network) => network.VlanId;

    public override LogicalNetwork WithNumber(LogicalNetwork network, int? number) => network with { VlanId = number };
}
