using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>What an optical port measures (ofp_port_stats_prop_optical); since 1.4.</summary>
[WireStruct]
public sealed partial record OpticalCounters
{
    /// <summary>Which of the others are told (ofp_port_stats_optical_flags).</summary>
    [Pad(4)]
    public uint Flags { get; init; }

    /// <summary>The frequency of the transmitter, in MHz, or wavelength in nm * 100.</summary>
    public uint TransmitFrequency { get; init; }

    /// <summary>The offset of the transmitter.</summary>
    public uint TransmitOffset { get; init; }

    /// <summary>The span of the transmitter's grid.</summary>
    public uint TransmitGridSpan { get; init; }

    /// <summary>The frequency of the receiver.</summary>
    public uint ReceiveFrequency { get; init; }

    /// <summary>The offset of the receiver.</summary>
    public uint ReceiveOffset { get; init; }

    /// <summary>The span of the receiver's grid.</summary>
    public uint ReceiveGridSpan { get; init; }

    /// <summary>The power sent, in dBm * 10.</summary>
    public ushort TransmitPower { get; init; }

    /// <summary>The power received, in dBm * 10.</summary>
    public ushort ReceivePower { get; init; }

    /// <summary>The current of the laser, in mA * 10.</summary>
    public ushort BiasCurrent { get; init; }

    /// <summary>The temperature of the laser, in degrees Celsius * 10.</summary>
    public ushort Temperature { get; init; }
}
