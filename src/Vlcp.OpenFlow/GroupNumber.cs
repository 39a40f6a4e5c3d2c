namespace Vlcp.OpenFlow;

/// <summary>The reserved group numbers (ofp_group). Groups are 0 to <see cref="Max"/>.</summary>
public static class GroupNumber
{
    /// <summary>The largest number of a group.</summary>
    public const uint Max = 0xffffff00;

    /// <summary>All groups, when deleting.</summary>
    public const uint All = 0xfffffffc;

    /// <summary>No group, or any group, depending on the place.</summary>
    public const uint Any = 0xffffffff;
}
