namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_nat_flags.</summary>
[Flags]
public enum NatFlags : ushort
{
    /// <summary>Applies the translation that the connection already has.</summary>
    None = 0,

    /// <summary>Translates the source.</summary>
    Source = 1,

    /// <summary>Translates the destination.</summary>
    Destination = 2,

    /// <summary>Keeps addresses over restarts.</summary>
    Persistent = 4,

    /// <summary>Chooses ports by hash.</summary>
    Hash = 8,

    /// <summary>Chooses ports at random.</summary>
    Random = 16,
}
