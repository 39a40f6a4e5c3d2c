using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What groups can do (ofp_group_features).</summary>
[WireStruct]
public sealed partial record GroupFeatures
{
    /// <summary>A bit for each <see cref="Flows.GroupType"/>.</summary>
    public uint Types { get; init; }

    /// <summary>ofp_group_capabilities.</summary>
    public uint Capabilities { get; init; }

    /// <summary>How many groups of each type.</summary>
    [Count(4)]
    public WireList<uint> MaximumGroups { get; init; }

    /// <summary>Which actions each type can do, a bit for each type of action.</summary>
    [Count(4)]
    public WireList<uint> Actions { get; init; }
}
