namespace Vlcp.Storage.Histories.Tests.Checking;

/// <summary>What is changed in a good history.</summary>
public enum Damage
{
    /// <summary>A read saw the version before.</summary>
    OlderValue,

    /// <summary>A range lacks an entry.</summary>
    MissingInRange,

    /// <summary>A transaction whose value was read was refused.</summary>
    RefusedAfterAll,

    /// <summary>A feed left out a change.</summary>
    LostChange,

    /// <summary>A feed told a change twice.</summary>
    RepeatedChange,

    /// <summary>A feed told two changes in the wrong order.</summary>
    SwappedChanges,

    /// <summary>A mirror did not report a key.</summary>
    LostKeyOfMirror,

    /// <summary>One write of a transaction was not done.</summary>
    LostWrite,
}
