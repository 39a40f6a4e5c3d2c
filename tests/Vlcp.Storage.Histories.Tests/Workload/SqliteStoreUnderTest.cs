using Vlcp.Storage.Histories.Tests.Faults;

namespace Vlcp.Storage.Histories.Tests.Workload;

/// <summary>The store in an SQLite file, which another process locks now and then for longer than writers wait.</summary>
internal sealed class SqliteStoreUnderTest : IStoreUnderTest
{
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("vlcp-history-");

    public string? Url => $"sqlite:{Path}";

    public string Directory => _directory.FullName;

    public IReadOnlyList<IStoreFault> Faults => [new LockedFile(Path)];

    private string Path => System.IO.Path.Combine(_directory.FullName, "store.db");

    public ValueTask<IStoreEngine> ConnectAsync() => ValueTask.FromResult<IStoreEngine>(SqliteStoreEngine.Open(Path, busyTimeout: BusyTimeout));

    public ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
