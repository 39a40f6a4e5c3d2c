namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>Which promise a <see cref="WeakEngine"/> breaks.</summary>
public enum Weakness
{
    /// <summary>Commits without looking whether what was read is still so.</summary>
    NoValidation,

    /// <summary>Looks only at keys that are written too.</summary>
    SnapshotIsolation,

    /// <summary>Looks at keys and not at ranges.</summary>
    RangesNotValidated,

    /// <summary>Some commits are done in two steps.</summary>
    TornCommits,

    /// <summary>Some commits are done twice.</summary>
    RepeatedCommits,

    /// <summary>Some reads give what was true before.</summary>
    OldReads,

    /// <summary>The feed leaves a change out now and then.</summary>
    ForgottenChange,
}
