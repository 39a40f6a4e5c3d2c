using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>How well the switch commits bundles at a time (ofp_bundle_features_prop_time of 1.5).</summary>
[WireStruct]
public sealed partial record BundleTimeFeatures
{
    /// <summary>How exactly it keeps to the time.</summary>
    [Pad(4)]
    public required OpenFlowTime Accuracy { get; init; }

    /// <summary>How far in the future a time may be.</summary>
    public required OpenFlowTime MaximumFuture { get; init; }

    /// <summary>How far in the past a time may be.</summary>
    public required OpenFlowTime MaximumPast { get; init; }

    /// <summary>What the sender's clock shows.</summary>
    public required OpenFlowTime Timestamp { get; init; }
}
