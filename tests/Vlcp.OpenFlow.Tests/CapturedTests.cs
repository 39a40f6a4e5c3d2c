namespace Vlcp.OpenFlow.Tests;

/// <summary>A real ovs-vswitchd is asked for everything it can say: what it sends decodes and encodes back to the same bytes.</summary>
public class CapturedTests
{
    private const int Shown = 64;

    public static TheoryData<OpenFlowVersion> Versions => [.. OpenFlowCodec.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_the_switch_sends_comes_back_to_the_same_bytes(OpenFlowVersion version)
    {
        var wrong = new List<string>();
        HashSet<string> seen = [];
        foreach (var frame in await CapturedConversation.HoldAsync(version))
        {
            var message = OpenFlowCodec.Decode(frame);
            seen.UnionWith(CapturedElements.Of(message));
            var again = OpenFlowCodec.Encode(message, (OpenFlowVersion)frame[0]);
            if (!again.AsSpan().SequenceEqual(frame))
            {
                var at = again.AsSpan().CommonPrefixLength(frame);
                wrong.Add($"{message.GetType().Name} differs at {at}: {Around(frame, at)} became {Around(again, at)}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("", string.Join(", ", CaptureExpectations.In(version).Except(seen)));
    }

    private static string Around(byte[] bytes, int at) =>
        $"{Convert.ToHexString(bytes, Math.Max(0, at - Shown), Math.Min(at, Shown))} {Convert.ToHexString(bytes, at, Math.Min(bytes.Length - at, Shown))}";
}
