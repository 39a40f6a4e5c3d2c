namespace Vlcp.Storage.Contract.Servers;

/// <summary>
/// The real servers of one engine, each in a directory and on ports of its own, that a test takes away and brings back. Nodes are
/// numbered from 0. Disposing it ends them all and deletes their directories.
/// </summary>
public interface IStoreServers : IAsyncDisposable
{
    /// <summary>The engine's name: "redis".</summary>
    string Engine { get; }

    /// <summary>How many nodes there are.</summary>
    int Count { get; }

    /// <summary>The URL of a store that is empty and that no call has returned before.</summary>
    string NewStore();

    /// <summary>The node that leads at the moment; 0 where nodes have no leader.</summary>
    Task<int> FindLeaderAsync(CancellationToken cancellationToken);

    /// <summary>Ends a node as a crash would (SIGKILL). What it had on disk stays.</summary>
    Task KillAsync(int node);

    /// <summary>Starts a node that was killed, with what it had on disk, and waits until it answers. It may still have to join.</summary>
    Task StartAsync(int node, CancellationToken cancellationToken);

    /// <summary>Stops a node from doing anything (SIGSTOP); its connections stay.</summary>
    void Freeze(int node);

    /// <summary>Lets a node go on (SIGCONT).</summary>
    void Thaw(int node);
}
