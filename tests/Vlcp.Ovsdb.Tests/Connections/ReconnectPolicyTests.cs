using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb.Tests;

public sealed class ReconnectPolicyTests
{
    private readonly ReconnectPolicy policy = new() { Initial = TimeSpan.FromSeconds(1), Maximum = TimeSpan.FromSeconds(30), Jitter = 0.5 };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(int.MaxValue, 30)]
    public void Waits_double_up_to_the_maximum(int failures, double seconds) =>
        Assert.Equal(seconds, policy.DelayAfter(failures, random: 0).TotalSeconds);

    [Fact]
    public void The_random_share_shortens_a_wait() => Assert.Equal(8, policy.DelayAfter(5, random: 1).TotalSeconds);
}
