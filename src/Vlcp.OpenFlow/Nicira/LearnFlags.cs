namespace Vlcp.OpenFlow.Nicira;

/// <summary>nx_learn_flags.</summary>
[Flags]
public enum LearnFlags : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The switch reports when the learned flow is removed.</summary>
    SendFlowRemoved = 1,

    /// <summary>Learned flows are deleted together with the last flow that learns them.</summary>
    DeleteLearned = 2,

    /// <summary>Whether the flow was learned is written into a bit, see <see cref="LearnAction.Result"/>.</summary>
    WriteResult = 4,
}
