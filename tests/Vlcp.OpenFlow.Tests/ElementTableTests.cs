using System.Text;

namespace Vlcp.OpenFlow.Tests;

/// <summary>docs/openflow.md lists every element with its check; VLCP_WRITE_DOCS=1 writes the page anew.</summary>
public class ElementTableTests
{
    private static readonly (OpenFlowVersion Version, string Name)[] Columns =
        [(OpenFlowVersion.V10, "1.0"), (OpenFlowVersion.V13, "1.3"), (OpenFlowVersion.V14, "1.4"), (OpenFlowVersion.V15, "1.5")];

    private static readonly HashSet<string> NoElements = ["MultipartRequest", "MultipartReply"];

    [Fact]
    public async Task The_page_lists_what_the_samples_check()
    {
        var path = Path.Combine(Root(), "docs", "openflow.md");
        if (Environment.GetEnvironmentVariable("VLCP_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, Page(), TestContext.Current.CancellationToken);
        }
        Assert.Equal(Page(), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_message_action_and_instruction_has_a_sample()
    {
        var sampled = PrintSamples.All.Select(s => s.Element).ToHashSet();
        var missing = typeof(OpenFlowMessage).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && (t.IsSubclassOf(typeof(OpenFlowMessage)) || t.IsSubclassOf(typeof(OpenFlowAction)) || t.IsSubclassOf(typeof(OpenFlowInstruction))))
            .Select(t => t.Name).Where(name => !sampled.Contains(name) && name is not (nameof(NatAction) or nameof(ErrorMessage)));
        Assert.Empty(missing);
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # OpenFlow: what is spoken, and how it is checked

            Versions 1.0, 1.3, 1.4 and 1.5, with the extensions of Nicira and Open vSwitch. The tests of Vlcp.OpenFlow make every element below,
            and write this page (`VLCP_WRITE_DOCS=1`); it is compared in every run.

            - **p**: `ovs-ofctl ofp-parse` prints the values that were put in.
            - **b**: the bytes are read and written back the same; ovs-ofctl does not know the element in this version or names it otherwise.
            - **s**: a real ovs-vswitchd also sends it, and its bytes are written back the same.
            - empty: the version has no such element, and writing it is refused.

            What the ONF or Nicira added to a version is the same message as in later ones: bundles, role status and forwarded requests of 1.3; groups and
            forwarded requests of 1.0. Errors of 1.0 have the names of later versions.

            What is not described is kept as bytes and written back: experimenters' messages, actions, instructions, properties, fields
            wider than 16 bytes.

            """).Append('\n');
        foreach (var kind in PrintSamples.All.GroupBy(s => s.Kind))
        {
            AppendTable(text, kind.Key, [.. kind]);
        }
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, string kind, IReadOnlyList<PrintSample> samples)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(kind[0])}{kind[1..]}\n\n");
        text.Append("| element | 1.0 | 1.3 | 1.4 | 1.5 |\n| --- | --- | --- | --- | --- |\n");
        foreach (var element in samples.GroupBy(s => s.Element).Where(e => !NoElements.Contains(e.Key)))
        {
            var cells = Columns.Select(column => Check([.. element], column.Version));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {element.Key} | {string.Join(" | ", cells)} |\n");
        }
    }

    private static string Check(IReadOnlyList<PrintSample> samples, OpenFlowVersion version)
    {
        var known = samples.Where(s => s.IsIn(version)).ToList();
        return known.Count == 0 ? ""
            : (known.Exists(s => s.Expected.Length > 0) ? "p" : "b") + (CapturedTests.Wanted(version).Contains(known[0].Element) ? " s" : "");
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Vlcp.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new InvalidOperationException("The tests run outside of the source tree");
        }
        return directory;
    }
}
