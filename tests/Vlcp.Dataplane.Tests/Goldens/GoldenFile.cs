using System.Runtime.CompilerServices;
using Vlcp.Dataplane.Desired;
using Vlcp.OpenFlow.Text;
using Vlcp.Switches.Tables;
using Xunit;

namespace Vlcp.Dataplane.Tests.Goldens;

/// <summary>The flows and groups of a scenario as ovs-ofctl would print them, with the names of tables, in the order of the pipeline.</summary>
internal static class GoldenFile
{
    private const string Rewrite = "VLCP_REWRITE_GOLDEN";

    /// <summary>What is desired, one flow or group a line.</summary>
    public static IReadOnlyList<string> Lines(DesiredState desired, TableLayout layout, bool withCookies = false)
    {
        var names = layout.Tables.ToDictionary(table => table.Number, table => table.Name);
        var flows = desired.Flows.Keys
            .Select(key => desired.Flows[key]!.Value)
            .Select(claim => claim.Value.ToEntry(claim.Owner.Owner).Canonical())
            .Select(entry => withCookies ? entry : entry with { Cookie = 0 })
            .Select(entry => (entry.TableId, entry.Priority, Text: FlowText.Format(entry, names)))
            .OrderBy(flow => flow.TableId).ThenByDescending(flow => flow.Priority).ThenBy(flow => flow.Text, StringComparer.Ordinal)
            .Select(flow => flow.Text);
        var groups = desired.Groups.Keys.Order().Select(id => FlowText.Format(desired.Groups[id]!.Value.Value.Canonical()));
        return [.. flows, .. groups];
    }

    /// <summary>Compares with the file of that name, or writes it if the environment asks for that.</summary>
    public static void Check(string name, IReadOnlyList<string> lines)
    {
        var path = Path.Combine(Directory(), $"{name}.flows.txt");
        var text = string.Concat(lines.Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable(Rewrite) == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{name}.flows.txt is missing; {Rewrite}=1 writes it");
        Assert.Equal(File.ReadAllText(path), text);
    }

    private static string Directory([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
