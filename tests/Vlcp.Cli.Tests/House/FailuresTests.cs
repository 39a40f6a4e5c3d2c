using System.Text.RegularExpressions;
using Xunit;

namespace Vlcp.Cli.Tests.House;

/// <summary>docs/failures.md promises nothing that no test proves.</summary>
public sealed partial class FailuresTests
{
    private const string Page = "docs/failures.md";

    [Fact]
    public void Every_row_names_tests_and_all_of_them_exist()
    {
        var sources = SourceTree.Files("*Tests.cs", "tests").GroupBy(file => Path.GetFileNameWithoutExtension(file)!)
            .ToDictionary(group => group.Key, group => string.Concat(group.Select(file => SourceTree.Read(file))));
        var rows = SourceTree.Read(Page).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !Heading().IsMatch(line)).ToList();
        Assert.True(rows.Count > 20, $"{Page} has only {rows.Count} rows");
        foreach (var row in rows)
        {
            var tests = TestName().Matches(row.Trim().Trim('|').Split('|')[^1]);
            Assert.True(tests.Count > 0, $"no test is named: {row}");
            Assert.All(tests, test => Assert.True(
                sources.TryGetValue(test.Groups["class"].Value, out var source)
                    && source.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal),
                $"there is no test {test.Value}"));
        }
    }

    [Fact]
    public void Every_test_that_the_page_of_the_stores_names_exists()
    {
        // What several engines promise is tested by a class that their suites derive from.
        var sources = string.Concat(SourceTree.Files("*.cs", "tests").Select(file => SourceTree.Read(file)));
        var tests = TestName().Matches(SourceTree.Read("docs/stores.md"));
        Assert.True(tests.Count > 10, $"docs/stores.md names only {tests.Count} tests");
        Assert.All(tests, test => Assert.True(
            sources.Contains($"class {test.Groups["class"].Value}", StringComparison.Ordinal)
                && sources.Contains($" {test.Groups["method"].Value}(", StringComparison.Ordinal),
            $"there is no test {test.Value}"));
    }

    [Fact]
    public void Every_call_that_changes_something_has_a_row()
    {
        var page = SourceTree.Read(Page);
        var calls = UpdateCall().Matches(SourceTree.Read("docs/api.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("updatelogicalport", calls);
        Assert.All(calls, call => Assert.Contains($"`{call}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_is_found_from_the_first_page_and_from_the_architecture()
    {
        Assert.Contains("(docs/failures.md)", SourceTree.Read("README.md"), StringComparison.Ordinal);
        Assert.Contains("(failures.md)", SourceTree.Read("docs/architecture.md"), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\| (---|event|call) ")]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"^### (?:viperflow|vrouterapi)/(update\w+)", RegexOptions.Multiline)]
    private static partial Regex UpdateCall();
}
