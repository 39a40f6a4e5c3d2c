namespace Vlcp.Storage.Tests.Sqlite;

/// <summary>A directory of its own with a store file.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("vlcp-store-");

    internal string Path => System.IO.Path.Combine(_directory.FullName, "store.db");

    public void Dispose() => _directory.Delete(recursive: true);

    internal ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenOne()
    {
        var engine = SqliteStoreEngine.Open(Path);
        return ValueTask.FromResult<(IStoreEngine, IStoreEngine)>((engine, engine));
    }

    internal ValueTask<(IStoreEngine Engine, IStoreEngine Other)> OpenTwo() =>
        ValueTask.FromResult<(IStoreEngine, IStoreEngine)>((SqliteStoreEngine.Open(Path), SqliteStoreEngine.Open(Path)));
}
