namespace Vlcp.OpenFlow.Messages;

/// <summary>ofp_bundle_ctrl_type.</summary>
public enum BundleControlType : ushort
{
    /// <summary>Opens a bundle.</summary>
    OpenRequest = 0,

    /// <summary>The bundle is open.</summary>
    OpenReply = 1,

    /// <summary>Nothing more will be added.</summary>
    CloseRequest = 2,

    /// <summary>The bundle is closed.</summary>
    CloseReply = 3,

    /// <summary>Does everything.</summary>
    CommitRequest = 4,

    /// <summary>Everything is done.</summary>
    CommitReply = 5,

    /// <summary>Does nothing.</summary>
    DiscardRequest = 6,

    /// <summary>Nothing was done.</summary>
    DiscardReply = 7,
}
