namespace Vlcp.Storage.Histories;

/// <summary>Which promise was broken.</summary>
public enum ViolationKind
{
    /// <summary>A value was read that nobody wrote.</summary>
    ValueFromNowhere,

    /// <summary>A value was read of a transaction that was refused, or of a run of its body that was given up.</summary>
    DirtyRead,

    /// <summary>One transaction was committed twice.</summary>
    AppliedTwice,

    /// <summary>Two commits have one revision, or a value has another revision than its commit.</summary>
    WrongRevision,

    /// <summary>A read saw one part of a transaction and not the other.</summary>
    TornRead,

    /// <summary>A read did not see what had been acknowledged or seen before it began.</summary>
    StaleRead,

    /// <summary>A read differs from the version that it claims to be at.</summary>
    WrongSnapshot,

    /// <summary>Two transactions read one version of a key, and both replaced it.</summary>
    LostUpdate,

    /// <summary>A transaction was committed although a key that it had found in a range was gone, or a new one had come.</summary>
    Phantom,

    /// <summary>A transaction was committed although something that it had read was changed before.</summary>
    WriteSkew,

    /// <summary>A commit has an earlier revision than one that was acknowledged before it began.</summary>
    OrderAgainstTime,

    /// <summary>The dependencies of transactions go in a circle: no serial order explains them.</summary>
    Cycle,

    /// <summary>A feed left out a change.</summary>
    LostNotification,

    /// <summary>A feed told a change twice.</summary>
    DuplicateNotification,

    /// <summary>A feed told an earlier change after a later one.</summary>
    ReorderedNotification,

    /// <summary>A feed told other keys than those that were changed, or a change that never happened.</summary>
    WrongNotification,

    /// <summary>A mirror differs from the version that it claims to show.</summary>
    WrongMirror,

    /// <summary>A client found a rule of its own broken.</summary>
    BrokenRule,
}
