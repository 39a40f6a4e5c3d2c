using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Lab;

namespace Vlcp.OpenFlow.Tests;

/// <summary>What we write, <c>ovs-ofctl</c> reads: it prints the values that were put in.</summary>
public partial class OfpPrintTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_element_is_printed_with_its_values(OpenFlowVersion version)
    {
        await using var lab = await DummySwitch.StartAsync(Stop);
        var samples = PrintSamples.All.Where(s => s.Expected.Length > 0 && s.IsIn(version)).ToList();
        var printed = await PrintAsync(lab, samples.Select(s => s.Message), version);
        var wrong = samples.SelectMany((sample, i) => Problems(sample, printed.GetValueOrDefault((uint)i + 1, "nothing"))).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_element_comes_back_from_its_bytes(OpenFlowVersion version)
    {
        foreach (var sample in PrintSamples.All.Where(s => s.IsIn(version)))
        {
            var bytes = OpenFlowCodec.Encode(sample.Message, version);
            var again = OpenFlowCodec.Encode(OpenFlowCodec.Decode(bytes), version);
            Assert.True(bytes.AsSpan().SequenceEqual(again), $"{sample.Element}: {Convert.ToHexString(bytes)} became {Convert.ToHexString(again)}");
        }
    }

    // One process prints all of them; each is found by its transaction id.
    private static async Task<Dictionary<uint, string>> PrintAsync(DummySwitch lab, IEnumerable<OpenFlowMessage> messages, OpenFlowVersion version)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("vlcp-ofp").FullName, "messages");
        await using (var stream = File.Create(file))
        {
            foreach (var (message, i) in messages.Select((m, i) => (m, i)))
            {
                await stream.WriteAsync(OpenFlowCodec.Encode(message with { Xid = (uint)i + 1 }, version), Stop);
            }
        }
        var text = await lab.Switch.OfctlAsync(["--no-names", "ofp-parse", file], Stop);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Dictionary<uint, string> printed = [];
        var starts = Start().Matches(text);
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Index : text.Length;
            var xid = uint.Parse(starts[i].Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            printed[xid] = printed.GetValueOrDefault(xid, "") + text[starts[i].Index..end];
        }
        return printed;
    }

    private static IEnumerable<string> Problems(PrintSample sample, string printed)
    {
        if (sample.Expected.Length == 0)
        {
            yield break;
        }
        foreach (var expected in sample.Expected.Where(e => !printed.Contains(e, StringComparison.Ordinal)))
        {
            yield return $"{sample.Kind} {sample.Element}: '{expected}' is not in: {printed.Trim()}";
        }
        if (printed.Contains("***decode error", StringComparison.Ordinal))
        {
            yield return $"{sample.Kind} {sample.Element}: {printed.Trim()}";
        }
    }

    [GeneratedRegex(@"^(?:\(\*\*\*[^\n]*\n)?[A-Z][A-Z0-9_]*[^\n]*\(xid=0x([0-9a-f]+)\)", RegexOptions.Multiline)]
    private static partial Regex Start();
}
