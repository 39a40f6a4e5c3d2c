using System.Text.RegularExpressions;
using Xunit;

namespace Vlcp.Cli.Tests.House;

/// <summary>The table of docs/architecture.md is the order of the rooms.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly IReadOnlyList<string> Rooms = ReadRooms();

    private static readonly IReadOnlyList<ProjectFile> Projects = [.. SourceTree.Files("*.csproj", "src").Select(path => new ProjectFile(path))];

    [Fact]
    public void Every_project_has_a_room_and_every_room_a_project() =>
        Assert.Equal(Rooms.Order(StringComparer.Ordinal), Projects.Select(project => project.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Projects_depend_only_on_rooms_above_their_own()
    {
        Assert.NotEmpty(Projects.SelectMany(project => project.References));
        Assert.All(Projects, project => Assert.All(project.References, reference => Assert.True(
            Level(reference) < Level(project.Name),
            $"{project.Name} references {reference}, which docs/architecture.md does not list above it")));
    }

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = SourceTree.Read("Vlcp.slnx");
        Assert.All(
            SourceTree.Files("*.csproj", "src", "tests", "samples", "bench"),
            project => Assert.Contains($"Path=\"{project}\"", solution, StringComparison.Ordinal));
    }

    private static int Level(string project)
    {
        var level = Rooms.ToList().IndexOf(project);
        return level >= 0 ? level : throw new InvalidOperationException($"docs/architecture.md has no room {project}");
    }

    private static List<string> ReadRooms()
    {
        var text = SourceTree.Read("docs", "architecture.md");
        var start = text.IndexOf("## Rooms", StringComparison.Ordinal);
        var section = text[start..text.IndexOf("\n##", start + 1, StringComparison.Ordinal)];
        var rows = section.Split('\n').Where(line => line.StartsWith("| Vlcp.", StringComparison.Ordinal));

        // A generator stands beside what it generates for: the one that is named later in a row depends on the earlier one.
        return [.. rows.Select(row => row.Split('|')[1]).SelectMany(cell => RoomName().Matches(cell)).Select(match => match.Value)];
    }

    [GeneratedRegex(@"Vlcp(\.\w+)+")]
    private static partial Regex RoomName();
}
