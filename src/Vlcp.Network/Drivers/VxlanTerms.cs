using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>VNIs have 24 bits (RFC 7348); 0 is not used.</summary>
internal sealed record VxlanTerms() : NumberedNetworkTerms("VNI", 0xffffff)
{
    public override (ApiValue Own, ApiValue Other) RangesOf(NetworkRanges ranges) => (ranges.Vni, ranges.Vlan);

    public override (ApiValue Own, ApiValue Other) NumbersOf(NetworkNumbers numbers) => (numbers.Vni, numbers.VlanId);

    public override NumberPool PoolOf(IObjectReader reader, string physicalNetworkId) => NumberPool.Vnis(reader, physicalNetworkId);

    public override ImmutableArray<NumberRange> RangesOf(PhysicalNetwork network) => network.VniRange ?? [];

    public override PhysicalNetwork WithRanges(PhysicalNetwork network, ImmutableArray<NumberRange> ranges) => network with { VniRange = ranges };

    public override int? NumberOf(LogicalNetwork network) => network.Vni;

    public override LogicalNetwork WithNumber(LogicalNetwork network, int? number) => network with { Vni = number };
}
