using System.Collections.Immutable;
using Vlcp.Hosting.Modules;
using Vlcp.Network.Allocation;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>How VLAN and VXLAN networks name and store their numbers.</summary>
internal abstract record NumberedNetworkTerms(string Noun, int LargestNumber)
{
    /// <summary>The range that the type uses, and the one that it refuses.</summary>
    public abstract (ApiValue Own, ApiValue Other) RangesOf(NetworkRanges ranges);

    /// <summary>The number that the type uses, and the one that it refuses.</summary>
    public abstract (ApiValue Own, ApiValue Other) NumbersOf(NetworkNumbers numbers);

    public abstract NumberPool PoolOf(IObjectReader reader, string physicalNetworkId);

    public abstract ImmutableArray<NumberRange> RangesOf(PhysicalNetwork network);

    public abstract PhysicalNetwork WithRanges(PhysicalNetwork network, ImmutableArray<NumberRange> ranges);

    public abstract int? NumberOf(LogicalNetwork network);

    public abstract LogicalNetwork WithNumber(LogicalNetwork network, int? number);
}
