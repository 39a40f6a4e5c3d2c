using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What an optical port can do (ofp_port_desc_prop_optical); since 1.4.</summary>
[WireStruct]
public sealed partial record OpticalFeatures
{
    /// <summary>ofp_optical_port_features: 1: the receiver can be tuned, 2: the transmitter can, 4: the power can be set, 8: frequencies
    /// are told, not wavelengths.</summary>
    [Pad(4)]
    public uint Supported { get; init; }

    /// <summary>The lowest frequency of the transmitter, in MHz, or wavelength in nm * 100.</summary>
    public uint TransmitMinimum { get; init; }

    /// <summary>The highest frequency of the transmitter.</summary>
    public uint TransmitMaximum { get; init; }

    /// <summary>The grid of the transmitter.</summary>
    public uint TransmitGrid { get; init; }

    /// <summary>The lowest frequency of the receiver.</summary>
    public uint ReceiveMinimum { get; init; }

    /// <summary>The highest frequency of the receiver.</summary>
    public uint ReceiveMaximum { get; init; }

    /// <summary>The grid of the receiver.</summary>
    public uint ReceiveGrid { get; init; }

    /// <summary>The lowest power, in dBm * 10.</summary>
    public ushort PowerMinimum { get; init; }

    /// <summary>The highest power, in dBm * 10.</summary>
    public ushort PowerMaximum { get; init; }
}
