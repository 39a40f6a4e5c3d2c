using Xunit;

namespace Vlcp.Dataplane.Tests.Incremental;

public sealed class RandomHistoryTests
{
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_happened_the_flows_are_those_of_a_new_computation(int seed)
    {
        await using var harness = new EngineHarness(Features.All);
        var history = new RandomHistory(seed, harness);
        var empty = await harness.SettleAsync();
        await history.BeginAsync();
        for (var step = 1; step <= Steps; step++)
        {
            var change = await history.StepAsync();
            var lines = await harness.SettleAsync();
            AssertSame($"step {step}: {change}", await harness.FromScratchAsync(), lines);
        }

        await history.EndAsync();
        AssertSame("the end", empty, await harness.SettleAsync());
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Many_changes_at_once_give_the_same_as_one_after_another(int seed)
    {
        await using var atOnce = new EngineHarness(Features.All);
        await using var stepwise = new EngineHarness(Features.All);
        var (one, other) = (new RandomHistory(seed, atOnce), new RandomHistory(seed, stepwise));
        await one.BeginAsync();
        await other.BeginAsync();
        for (var step = 1; step <= Steps; step++)
        {
            await one.StepAsync();
            await other.StepAsync();
            await stepwise.SettleAsync();
            if (step % 15 == 0)
            {
                AssertSame($"step {step}", await stepwise.SettleAsync(), await atOnce.SettleAsync());
            }
        }
    }

    private static void AssertSame(string when, IReadOnlyList<string> wanted, IReadOnlyList<string> found) => Assert.Equal(
        $"after {when}: missing:\n{string.Join('\n', wanted.Except(found))}\nunwanted:\n{string.Join('\n', found.Except(wanted))}",
        $"after {when}: missing:\n\nunwanted:\n");
}
