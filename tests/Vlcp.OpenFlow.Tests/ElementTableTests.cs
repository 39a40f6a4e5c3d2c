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

    [Fact]
    public void What_the_switch_does_not_send_is_named()
    {
        HashSet<string> ofControllers =
        [
            "BundleAdd", "SetConfig", "PacketOut", "FlowMod", "PortMod", "TableMod", "SetAsync", "NiciraSetFlowFormat", "NiciraSetPacketInFormat", "NiciraFlowModTableId",
            "NiciraFlowMod", "NiciraResume", "NiciraFlowAge", "NiciraSetAsync", "NiciraSetAsync2", "NiciraSetControllerId", "NiciraFlowMonitorCancel", "NiciraTlvTableMod",
            "NiciraCtFlushZone", "NiciraCtFlush",
        ];
        var unnamed = from version in OpenFlowCodec.Versions
                      from sample in PrintSamples.All.Where(s => s.Kind != "error" && s.IsIn(version))
                      where !sample.Element.EndsWith("Request", StringComparison.Ordinal) && !ofControllers.Contains(sample.Element)
                          && !CaptureExpectations.In(version).Contains(sample.Element)
                          && !CaptureExpectations.NotSaid.Any(n => n.From <= version && version <= n.To && n.Elements.Contains(sample.Element))
                      select $"{version} {sample.Element}";
        Assert.Empty(unnamed.Distinct());
    }

    private static string Page()
    {
        var text = new StringBuilder("""
            # OpenFlow: what is spoken, and how it is checked

            Versions 1.0, 1.3, 1.4 and 1.5, with the extensions of Nicira and Open vSwitch. The tests of Vlcp.OpenFlow make every element below,
            and write this page (`VLCP_WRITE_DOCS=1`); it is compared in every run.

            - **p**: `ovs-ofctl ofp-parse` prints the values that were put in.
            - **b**: the bytes are read and written back the same; ovs-ofctl does not know the element in this version or names it otherwise.
            - **s**: a real ovs-vswitchd sends it as well, in every run of the tests, and its bytes are read and written back the same.
            - empty: the version has no such element, and writing it is refused.

            What the ONF or Nicira added to a version is the same message as in later ones: bundles, role status and forwarded requests of 1.3; groups and
            forwarded requests of 1.0. Errors of 1.0 have the names of later versions. Fields of 1.0 are those of Nicira's messages.

            Requests have no **s** unless the switch forwards them. Replies, messages of the switch's own accord, actions, instructions and fields without **s** are listed
            with the reason at the end of the page. An error has an **s** where a refused request brought it about; all errors of a version
            have one layout, and in 1.0 the errors that came later have Nicira's.

            What is not described is kept as bytes and written back: experimenters' messages, actions, instructions, properties, fields
            wider than 16 bytes.

            """).Append('\n');
        foreach (var kind in PrintSamples.All.GroupBy(s => s.Kind))
        {
            AppendTable(text, kind.Key, [.. kind]);
        }
        AppendNotSaid(text);
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
            : (known.Exists(s => s.Expected.Length > 0) ? "p" : "b") + (CaptureExpectations.In(version).Contains(known[0].Element) ? " s" : "");
    }

    private static void AppendNotSaid(StringBuilder text)
    {
        text.Append("\n## What Open vSwitch 3.1 does not send\n\n| element | versions | reason |\n| --- | --- | --- |\n");
        foreach (var (reason, from, to, elements) in CaptureExpectations.NotSaid)
        {
            var versions = Columns.Where(c => from <= c.Version && c.Version <= to && elements.Any(e => PrintSamples.All.Any(s => s.Element == e && s.IsIn(c.Version))));
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {string.Join(", ", elements)} | {string.Join(", ", versions.Select(v => v.Name))} | {reason} |\n");
        }
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
