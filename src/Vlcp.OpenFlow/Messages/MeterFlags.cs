namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_meter_flags.</summary>
[Flags]
public enum MeterFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Rates are kilobits in a second.</summary>
    KilobitsPerSecond = 1,

    /// <summary>Rates are packets in a second.</summary>
    PacketsPerSecond = 2,

    /// <summary>Burst sizes count.</summary>
    Burst = 4,

    /// <summary>Statistics are collected.</summary>
    Statistics = 8,
}
