namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>The nodes of the store are not there: somebody has deleted them, or the servers were set up anew.</summary>
internal sealed class StoreLayoutLostException() : Exception("The nodes of the store are gone.");
