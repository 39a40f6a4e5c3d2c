using Xunit;

namespace Vlcp.Dataplane.Tests.Goldens;

public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Scenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Objects_become_the_flows_of_the_file(string name)
    {
        var scenario = Scenarios.All.Single(scenario => scenario.Name == name);
        await using var harness = new EngineHarness(scenario.Roots);
        await harness.SettleAsync();
        foreach (var step in scenario.Steps)
        {
            await step(harness);
            Assert.Equal(await harness.SettleAsync(), await harness.FromScratchAsync());
        }

        Assert.Empty(harness.Desired.Flows.Conflicts);
        Assert.Empty(harness.Desired.Groups.Conflicts);
        GoldenFile.Check(name, GoldenFile.Lines(harness.Desired, harness.Layout));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_order_of_the_steps_does_not_matter(string name)
    {
        var scenario = Scenarios.All.Single(scenario => scenario.Name == name);
        await using var forward = new EngineHarness(scenario.Roots);
        await using var backward = new EngineHarness(scenario.Roots);
        foreach (var step in scenario.Steps)
        {
            await step(forward);
        }

        foreach (var step in scenario.Steps.Reverse())
        {
            await step(backward);
            await backward.SettleAsync();
        }

        // Where two steps write the same object, the last one counts.
        foreach (var step in scenario.Steps)
        {
            await step(backward);
        }

        Assert.Equal(await forward.SettleAsync(), await backward.SettleAsync());
    }
}
