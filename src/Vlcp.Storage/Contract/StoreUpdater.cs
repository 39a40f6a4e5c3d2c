namespace Vlcp.Storage;

/// <summary>
/// The body of a transaction: a pure function of the snapshot. It may run several times and on any thread, must not wait and must
/// not call the store. An exception ends the transaction without a change and reaches the caller of UpdateAsync.
/// </summary>
public delegate StoreUpdate StoreUpdater(StoreSnapshot snapshot);
