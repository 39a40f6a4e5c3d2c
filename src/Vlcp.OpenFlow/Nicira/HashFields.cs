namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_hash_fields: what of a packet goes into a hash.</summary>
public enum HashFields : ushort
{
    /// <summary>The Ethernet source.</summary>
    EthSrc = 0,

    /// <summary>Layers 2 to 4, the same in both directions.</summary>
    SymmetricL4 = 1,

    /// <summary>Layers 3 and 4, the same in both directions.</summary>
    SymmetricL3L4 = 2,

    /// <summary>As before, with ports of UDP.</summary>
    SymmetricL3L4Udp = 3,

    /// <summary>The IP source.</summary>
    IpSrc = 4,

    /// <summary>The IP destination.</summary>
    IpDst = 5,

    /// <summary>Layer 3, the same in both directions.</summary>
    SymmetricL3 = 6,
}
