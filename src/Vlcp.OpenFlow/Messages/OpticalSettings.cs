using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>How an optical port is to be set (ofp_port_mod_prop_optical); since 1.4.</summary>
[WireStruct]
public sealed partial record OpticalSettings
{
    /// <summary>ofp_optical_port_features that are configured.</summary>
    public uint Configure { get; init; }

    /// <summary>The center frequency in MHz, or wavelength in nm * 100.</summary>
    public uint Frequency { get; init; }

    /// <summary>The offset of the slot, in MHz, signed.</summary>
    public int FrequencyOffset { get; init; }

    /// <summary>The span of the grid.</summary>
    public uint GridSpan { get; init; }

    /// <summary>The power, in dBm * 10.</summary>
    public uint Power { get; init; }
}
