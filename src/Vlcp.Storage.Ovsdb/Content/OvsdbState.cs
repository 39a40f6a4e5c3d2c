namespace Vlcp.Storage.Ovsdb;

/// <summary>Where the store is, as a server told it after one of its transactions.</summary>
/// <param name="Exists">False before the first commit of the first client.</param>
/// <param name="Revision">Commits so far.</param>
/// <param name="Time">Time of the last commit, in microseconds.</param>
/// <param name="Fence">How often commits that were under way were ended.</param>
internal sealed record OvsdbState(bool Exists, long Revision, long Time, long Fence)
{
    internal static OvsdbState Nothing { get; } = new(false, 0, 0, 0);
}
