namespace Vlcp.Storage.Histories;

/// <summary>A store that a trial works on, with the means to break it.</summary>
public interface IStoreUnderTest : IAsyncDisposable
{
    /// <summary>By what processes find it; null when only this process can.</summary>
    string? Url { get; }

    /// <summary>A directory for the journals of processes; it goes with the store.</summary>
    string Directory { get; }

    /// <summary>What may break.</summary>
    IReadOnlyList<IStoreFault> Faults { get; }

    /// <summary>Opens one more connection.</summary>
    ValueTask<IStoreEngine> ConnectAsync();
}
