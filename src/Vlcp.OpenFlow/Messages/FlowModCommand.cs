namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_flow_mod_command.</summary>
public enum FlowModCommand : byte
{
    /// <summary>A new flow, in place of one with the same table, priority and match.</summary>
    Add = 0,

    /// <summary>Changes the instructions of all flows that the match covers.</summary>
    Modify = 1,

    /// <summary>Changes the instructions of the one flow with this match and priority.</summary>
    ModifyStrict = 2,

    /// <summary>Deletes all flows that the match covers.</summary>
    Delete = 3,

    /// <summary>Deletes the one flow with this match and priority.</summary>
    DeleteStrict = 4,
}
