namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_group_mod_command.</summary>
public enum GroupModCommand : ushort
{
    /// <summary>A new group; refused when it exists.</summary>
    Add = 0,

    /// <summary>Replaces a group; refused when it does not exist.</summary>
    Modify = 1,

    /// <summary>Deletes a group and the flows that use it.</summary>
    Delete = 2,

    /// <summary>Adds buckets to a group; since 1.5.</summary>
    InsertBucket = 3,

    /// <summary>Removes a bucket of a group, or all; since 1.5.</summary>
    RemoveBucket = 5,

    /// <summary>Adds the group or replaces it; Open vSwitch only.</summary>
    AddOrModify = 0x8000,
}
