namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_mp_algorithm: how a hash chooses a link.</summary>
public enum MultipathAlgorithm : ushort
{
    /// <summary>The remainder of a division.</summary>
    ModuloN = 0,

    /// <summary>Equal parts of the range of hashes.</summary>
    HashThreshold = 1,

    /// <summary>The link with the highest random weight.</summary>
    HighestRandomWeight = 2,

    /// <summary>Hashes until a link is found.</summary>
    IterativeHash = 3,
}
