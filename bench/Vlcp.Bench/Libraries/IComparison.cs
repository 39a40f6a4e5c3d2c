namespace Vlcp.Bench.Libraries;

/// <summary>One piece of work done by Vlcp and by a peer, in the same process and run.</summary>
internal interface IComparison : IAsyncDisposable
{
    /// <summary>What is done.</summary>
    string Work { get; }

    /// <summary>Who else does it.</summary>
    string Peer { get; }

    /// <summary>How many operations one call of either side does.</summary>
    int Operations { get; }

    /// <summary>Brings both sides to where measuring begins.</summary>
    Task PrepareAsync();

    /// <summary>Vlcp's side.</summary>
    Task RunOursAsync();

    /// <summary>The peer's side.</summary>
    Task RunPeerAsync();
}
