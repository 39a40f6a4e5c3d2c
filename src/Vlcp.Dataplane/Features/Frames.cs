using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features;

/// <summary>Conditions on Ethernet frames that several features use.</summary>
internal static class Frames
{
    private const ulong MulticastBit = 0x0100_0000_0000;

    /// <summary>Frames to many.</summary>
    public static MatchField ToMulticast => OxmFields.EthDst.Is(MulticastBit, MulticastBit);

    /// <summary>Frames that claim to come from many, which nobody may send.</summary>
    public static MatchField FromMulticast => OxmFields.EthSrc.Is(MulticastBit, MulticastBit);

    /// <summary>Frames to one station.</summary>
    public static MatchField To(MacAddress address) => OxmFields.EthDst.Is(address.Value);
}
