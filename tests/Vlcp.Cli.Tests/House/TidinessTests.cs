using System.Text.RegularExpressions;
using Xunit;

namespace Vlcp.Cli.Tests.House;

public sealed partial class TidinessTests
{
    private const int LongestFile = 500;

    private static readonly string[] Directories = ["src", "tests", "samples", "bench"];

    [Fact]
    public void No_file_is_longer_than_a_reader_can_keep_in_mind() => Assert.All(
        SourceTree.Files("*.cs", Directories),
        file => Assert.True(File.ReadLines(SourceTree.Path(file)).Count() <= LongestFile, $"{file} has more than {LongestFile} lines"));

    [Fact]
    public void No_file_or_type_is_named_after_nothing()
    {
        var files = SourceTree.Files("*.cs", Directories).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch(EmptyName(), Path.GetFileNameWithoutExtension(file)));
        Assert.All(files, file => Assert.All(
            TypeDeclaration().Matches(File.ReadAllText(SourceTree.Path(file))),
            declaration => Assert.DoesNotMatch(EmptyName(), declaration.Groups["name"].Value)));
    }

    [Fact]
    public void Nothing_is_left_for_later() => Assert.All(
        SourceTree.Files("*.cs", Directories),
        file => Assert.DoesNotMatch(Postponed(), File.ReadAllText(SourceTree.Path(file))));

    [Fact]
    public void Scripts_can_be_executed()
    {
        var scripts = SourceTree.Files("*", "eng").Where(file => file.EndsWith(".sh", StringComparison.Ordinal) && !IsSourced(file))
            .Concat(Directory.EnumerateFiles(SourceTree.Root).Select(file => Path.GetFileName(file)).Where(IsScript));
        Assert.Contains("test", scripts);
        Assert.Contains("run", scripts);
        Assert.All(scripts, script => Assert.True(
            OperatingSystem.IsWindows() || File.GetUnixFileMode(SourceTree.Path(script)).HasFlag(UnixFileMode.UserExecute), $"{script} is not executable"));
    }

    [Fact]
    public void The_readme_begins_with_what_this_is_and_names_the_two_commands()
    {
        var lines = SourceTree.Read("README.md").Split('\n');
        Assert.Equal("# Vlcp", lines[0]);
        Assert.StartsWith("Vlcp is an SDN controller", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("`./run`", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("`./test`", StringComparison.Ordinal));
    }

    // A file of functions for other scripts says so by having no interpreter line, or by its mode.
    private static bool IsSourced(string file) =>
        SourceTree.Files("*.sh", "eng").Append("test").Append("run").Any(script =>
            script != file && SourceTree.Read(script).Contains($"source {file}", StringComparison.Ordinal));

    private static bool IsScript(string file) => File.ReadLines(SourceTree.Path(file)).FirstOrDefault()?.StartsWith("#!", StringComparison.Ordinal) == true;

    [GeneratedRegex("^(Utils?|Utilit(y|ies)|Helpers?|Common|Misc|Manager2)$|(Utils?|Utilit(y|ies)|Helpers?)$", RegexOptions.IgnoreCase)]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|static|sealed|abstract|partial|readonly|ref|file)\s+)*(?:class|struct|record|interface|enum)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|NotImplemented" + "Exception")]
    private static partial Regex Postponed();
}
