using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Who made the switch (ofp_desc).</summary>
[WireStruct]
public sealed partial record SwitchDescription
{
    /// <summary>Who made it.</summary>
    [FixedText(256)]
    public string Manufacturer { get; init; } = "";

    /// <summary>The hardware.</summary>
    [FixedText(256)]
    public string Hardware { get; init; } = "";

    /// <summary>The software.</summary>
    [FixedText(256)]
    public string Software { get; init; } = "";

    /// <summary>The serial number.</summary>
    [FixedText(32)]
    public string SerialNumber { get; init; } = "";

    /// <summary>A text about the datapath.</summary>
    [FixedText(256)]
    public string Datapath { get; init; } = "";
}
