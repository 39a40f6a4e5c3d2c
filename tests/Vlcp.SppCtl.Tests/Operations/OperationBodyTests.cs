using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Operations;

/// <summary>Bodies that are wrong, for every operation that has one: 400 with the key, and no process hears of it.</summary>
public sealed class OperationBodyTests(Panel panel) : IClassFixture<Panel>
{
    private static readonly (byte[] Body, string Message)[] NotObjects =
    [
        ([], "The body is not JSON"),
        (" \n"u8.ToArray(), "The body is not JSON"),
        ("action=start"u8.ToArray(), "The body is not JSON"),
        ("{\"action\": \"start\""u8.ToArray(), "The body is not JSON"),
        ("{\"action\": \"start\"} {}"u8.ToArray(), "The body is not JSON"),
        ("{'action': 'start'}"u8.ToArray(), "The body is not JSON"),
        ("{\"action\": NaN}"u8.ToArray(), "The body is not JSON"),
        (Encoding.ASCII.GetBytes(new string('[', 2000)), "The body is not JSON"),
        ("null"u8.ToArray(), "not a JSON object, but null"),
        ("true"u8.ToArray(), "not a JSON object, but true"),
        ("12"u8.ToArray(), "not a JSON object, but number"),
        ("\"start\""u8.ToArray(), "not a JSON object, but string"),
        ("[{\"action\": \"start\"}]"u8.ToArray(), "not a JSON object, but array"),
        ("{\"colour\": \"\\ud800\"}"u8.ToArray(), "invalid key(colour)"),
        ([.. "{\"colour\": \""u8, 0xff, .. "\"}"u8], "invalid key(colour)"),
        ([.. "{\"deep\": [{\"colour"u8, 0xff, .. "\": 1}]}"u8], "invalid key(deep)"),
        ("{\"deep\": {\"colour\": [\"\\udc00\"]}}"u8.ToArray(), "invalid key(deep.colour)"),
    ];

    public static TheoryData<string> WithBody { get; } = [.. SampleRequest.All.Where(sample => sample.Body is not null).Select(sample => sample.ToString())];

    [Fact]
    public void Every_operation_that_reads_a_body_has_a_sample_that_fits_its_schema()
    {
        foreach (var sample in SampleRequest.All)
        {
            Assert.Equal(sample.Operation.Body is null, sample.Body is null);
            Assert.Null(sample.Body is null ? null : new Schema([]).Fault(ShapeOf(sample), JsonNode.Parse(sample.Body)));
        }
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_member_that_is_missing_unknown_or_wrong_is_named(string operation)
    {
        var sample = SampleOf(operation);
        var before = await panel.ReadCommandsAsync();
        var faults = BodyFault.Spoil(new Schema([]), ShapeOf(sample), JsonNode.Parse(sample.Body!)!.AsObject()).ToList();
        Assert.InRange(faults.Count, 10, 1000);
        foreach (var fault in faults)
        {
            await RefuseAsync(HttpStatusCode.BadRequest, sample, Encoding.UTF8.GetBytes(fault.Body), fault.Message);
        }

        Assert.Equal(before, await panel.ReadCommandsAsync());
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_body_that_is_no_JSON_object_or_no_text_is_refused(string operation)
    {
        var sample = SampleOf(operation);
        var before = await panel.ReadCommandsAsync();
        foreach (var (body, message) in NotObjects)
        {
            await RefuseAsync(HttpStatusCode.BadRequest, sample, body, message);
        }

        Assert.Equal(before, await panel.ReadCommandsAsync());
    }

    [Theory]
    [MemberData(nameof(WithBody))]
    public async Task A_huge_body_is_413_whether_its_length_is_told_or_not(string operation)
    {
        var sample = SampleOf(operation);
        var before = await panel.ReadCommandsAsync();
        var huge = Encoding.ASCII.GetBytes($"{sample.Body!.TrimEnd('}')}{new string(' ', 70_000)}");
        await RefuseAsync(HttpStatusCode.RequestEntityTooLarge, sample, huge, "65536 bytes");
        await RefuseAsync(HttpStatusCode.RequestEntityTooLarge, sample, huge, "65536 bytes", isChunked: true);
        Assert.Equal(before, await panel.ReadCommandsAsync());
    }

    [Fact]
    public async Task A_body_of_many_megabytes_is_413_for_curl()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, new byte[32 << 20], TestContext.Current.CancellationToken);
            var (status, type, text) = await Curl.RunAsync("-X", "PUT", "--data-binary", $"@{file}", $"{panel.Spp.Url}/v1/nfvs/2/forward");
            Assert.Equal((413, "text/plain"), (status, type));
            Assert.Contains("65536 bytes", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static JsonObject ShapeOf(SampleRequest sample) => JsonNode.Parse(sample.Operation.Body!.Schema.ToJsonString())!.AsObject();

    private static SampleRequest SampleOf(string operation) => SampleRequest.All.Single(sample => sample.ToString() == operation);

    private async Task RefuseAsync(HttpStatusCode expected, SampleRequest sample, byte[] body, string message, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(sample.Method, sample.Path) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await panel.Spp.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected && text.Contains(message, StringComparison.Ordinal), $"{sample} {Encoding.UTF8.GetString(body.AsSpan()[..Math.Min(body.Length, 300)])}: {response.StatusCode} {text}");
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.ToString());
    }
}
