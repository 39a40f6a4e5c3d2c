namespace Vlcp.Ovsdb.Tests;

/// <summary>A directory that lives as long as the test.</summary>
internal sealed class TestDirectory : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("vlcp-ovsdb-");

    public string this[string file] => Path.Combine(directory.FullName, file);

    public void Dispose() => directory.Delete(recursive: true);
}
