namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_bundle_flags.</summary>
[Flags]
public enum BundleFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No packet sees a part of the changes.</summary>
    Atomic = 1,

    /// <summary>The messages are done in the order in which they were added.</summary>
    Ordered = 2,

    /// <summary>The bundle is committed at a time; since 1.5.</summary>
    Time = 4,
}
