using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>Which option of Geneve a field of tun_metadata stands for (nx_tlv_map).</summary>
[WireStruct]
public sealed partial record TlvMapping : IWireElement
{
    /// <summary>The option's class.</summary>
    public ushort OptionClass { get; init; }

    /// <summary>The option's type.</summary>
    public byte OptionType { get; init; }

    /// <summary>The option's length in bytes, a multiple of 4.</summary>
    public byte OptionLength { get; init; }

    /// <summary>The number of the field.</summary>
    [PadAfter(2)]
    public ushort Index { get; init; }
}
