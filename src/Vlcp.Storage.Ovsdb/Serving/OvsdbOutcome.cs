namespace Vlcp.Storage.Ovsdb;

/// <summary>What an update gets, if the plan that it is in is carried out.</summary>
/// <param name="Call">The update.</param>
/// <param name="Commit">Its commit.</param>
/// <param name="Error">What its updater threw instead; null: nothing.</param>
internal sealed record OvsdbOutcome(OvsdbCall Call, StoreCommit Commit, Exception? Error = null)
{
    internal void Tell()
    {
        if (Error is null)
        {
            Call.Answer(new OvsdbAnswer(Commit, null));
        }
        else
        {
            Call.Fail(Error);
        }
    }
}
