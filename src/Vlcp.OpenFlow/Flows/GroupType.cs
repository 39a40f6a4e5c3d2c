namespace Vlcp.OpenFlow.Flows;

/// <summary>ofp_group_type.</summary>
public enum GroupType : byte
{
    /// <summary>Every bucket gets a copy.</summary>
    All = 0,

    /// <summary>One bucket, chosen by the switch.</summary>
    Select = 1,

    /// <summary>The only bucket.</summary>
    Indirect = 2,

    /// <summary>The first bucket that is live.</summary>
    FastFailover = 3,
}
