using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What meters can do (ofp_meter_features).</summary>
[WireStruct]
public sealed partial record MeterFeatures
{
    /// <summary>How many meters.</summary>
    public uint MaximumMeters { get; init; }

    /// <summary>A bit for each type of band.</summary>
    public uint BandTypes { get; init; }

    /// <summary><see cref="MeterFlags"/> that work.</summary>
    public uint Capabilities { get; init; }

    /// <summary>Bands of one meter.</summary>
    public byte MaximumBands { get; init; }

    /// <summary>The largest color value.</summary>
    [PadAfter(2)]
    public byte MaximumColor { get; init; }

    /// <summary>ofp_meter_feature_flags of 1.5 (1: meters as actions of action sets, 2: of any list, 4: several of them), or null when the
    /// switch does not tell them.</summary>
    [WhenRemaining, PadAfter(4)]
    public uint? Features { get; init; }
}
