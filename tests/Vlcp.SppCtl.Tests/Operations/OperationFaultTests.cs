using System.Net;
using System.Text.Json.Nodes;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Operations;

/// <summary>Processes that refuse, leave or talk nonsense, for every operation that asks one of them.</summary>
public sealed class OperationFaultTests(Panel panel) : IClassFixture<Panel>
{
    public static TheoryData<string> WithCommand { get; } = [.. SampleRequest.All.Where(sample => sample.Command is not null).Select(sample => sample.ToString())];

    [Theory]
    [MemberData(nameof(WithCommand))]
    public async Task A_failure_that_the_process_reports_is_400_with_its_words(string operation)
    {
        var (sample, simulator) = Find(operation);
        await simulator.OrderAsync("fault refuse");
        var (status, text) = await SendAsync(sample);
        await simulator.OrderAsync("fault none");
        if (sample.IsPassedOn)
        {
            Assert.Equal((HttpStatusCode.OK, "failed"), (status, (string?)JsonNode.Parse(text)!["result"]));
            return;
        }

        var isPatcher = sample.Process is "primary" or "nfv(2)";
        Assert.Equal((HttpStatusCode.BadRequest, $"command error: {(isPatcher ? $"'{sample.Command}' failed" : "error occur")}"), (status, text));
    }

    [Theory]
    [MemberData(nameof(WithCommand))]
    public async Task A_process_that_closes_its_connection_is_500_and_named(string operation)
    {
        var (sample, simulator) = Find(operation);
        await simulator.OrderAsync("fault close");
        var (status, text) = await SendAsync(sample);
        await RecoverAsync(sample, simulator);

        // A process that was told to exit does just that.
        var expected = sample.Command == "exit" ? (HttpStatusCode.NoContent, "") : (HttpStatusCode.InternalServerError, $"{sample.Process} closed its connection");
        Assert.Equal(expected, (status, text));
    }

    [Theory]
    [MemberData(nameof(WithCommand))]
    public async Task A_process_that_talks_nonsense_is_500_and_named(string operation)
    {
        var (sample, simulator) = Find(operation);
        await simulator.OrderAsync("fault garble");
        var (status, text) = await SendAsync(sample);
        await RecoverAsync(sample, simulator);
        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.StartsWith($"{sample.Process} answered '{sample.Command}' with what is not JSON", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usage_of_cores_leaves_out_who_fails()
    {
        var (refusing, leaving) = (panel.Simulators["vf(1)"], panel.Simulators["nfv(2)"]);
        await refusing.OrderAsync("fault refuse");
        await leaving.OrderAsync("fault close");
        var usage = await panel.Spp.GetAsync("/v1/cpu_usage");
        await refusing.OrderAsync("fault none");
        await leaving.OrderAsync("fault none");
        await panel.Spp.WaitForAsync("nfv(2)");
        Assert.Equal(["mirror", "pcap", "primary"], usage.AsArray().Select(process => (string)process!["proc-type"]!).Order(StringComparer.Ordinal));
    }

    private (SampleRequest Sample, SimulatorProcess Simulator) Find(string operation)
    {
        var sample = SampleRequest.All.Single(sample => sample.ToString() == operation);
        return (sample, panel.Simulators[sample.Process!]);
    }

    private Task<(HttpStatusCode Status, string Text)> SendAsync(SampleRequest sample) => panel.Spp.SendAsync(sample.Method, sample.Path, sample.Body);

    // The process dials again by itself.
    private async Task RecoverAsync(SampleRequest sample, SimulatorProcess simulator)
    {
        await simulator.OrderAsync("fault none");
        await panel.Spp.WaitForAsync(sample.Process!);
    }
}
