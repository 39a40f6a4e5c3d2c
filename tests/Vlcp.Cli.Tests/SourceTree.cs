namespace Vlcp.Cli.Tests;

/// <summary>The tree of sources that these tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string[] NotSources = ["bin", "obj", "artifacts", ".git"];

    public static string Root { get; } = Find();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(Path(parts));

    /// <summary>The files below some directories, without those that a build made, as paths from the root.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] directories) => directories
        .Where(directory => Directory.Exists(Path(directory)))
        .SelectMany(directory => Directory.EnumerateFiles(Path(directory), pattern, SearchOption.AllDirectories))
        .Select(file => System.IO.Path.GetRelativePath(Root, file))
        .Where(file => !file.Split('/').Any(NotSources.Contains));

    private static string Find()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(directory, "Vlcp.slnx")))
        {
            directory = System.IO.Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run outside of the source tree");
        }

        return directory;
    }
}
