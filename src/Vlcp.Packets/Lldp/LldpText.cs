using Vlcp.Wire;

namespace Vlcp.Packets;

/// <summary>Description of a port, or name or description of a system.</summary>
[WireStruct]
[WireCase(LldpType.PortDescription)]
[WireCase(LldpType.SystemName)]
[WireCase(LldpType.SystemDescription)]
public sealed partial record LldpText : LldpElement
{
    /// <summary>The text, up to 255 bytes.</summary>
    [Remaining]
    public string Text { get; init; } = "";

    /// <summary>An element of a type.</summary>
    /// <param name="type">Port description, system name or system description.</param>
    /// <param name="text">The text.</param>
    public static LldpText Of(LldpType type, string text) => new() { Type = type, Text = text };
}
