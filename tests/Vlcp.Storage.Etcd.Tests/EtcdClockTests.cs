namespace Vlcp.Storage.Etcd.Tests;

public sealed class EtcdClockTests
{
    private readonly LocalClock _local = new();

    [Fact]
    public void A_clock_that_agrees_with_the_members_is_left_alone()
    {
        var clock = new EtcdClock(_local);
        clock.Observe(_local.Now.AddMilliseconds(-700), _local.Now, _local.Now.AddMilliseconds(5));
        Assert.Equal(_local.Now, clock.GetUtcNow());
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public void A_clock_that_is_wrong_is_moved_to_within_a_second_of_the_members(int wrongBySeconds)
    {
        var clock = new EtcdClock(_local);
        var members = _local.Now.AddSeconds(-wrongBySeconds);
        var second = new DateTimeOffset(members.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        clock.Observe(second, _local.Now, _local.Now);
        Assert.InRange((clock.GetUtcNow() - members).TotalSeconds, -1, 1);
    }

    [Fact]
    public void A_slow_answer_says_little_and_contradicts_nothing()
    {
        var clock = new EtcdClock(_local);
        clock.Observe(_local.Now.AddSeconds(-30), _local.Now.AddSeconds(-60), _local.Now);
        Assert.Equal(_local.Now, clock.GetUtcNow());
    }

    [Fact]
    public void When_the_members_clock_was_set_the_latest_word_counts()
    {
        var clock = new EtcdClock(_local);
        clock.Observe(_local.Now, _local.Now, _local.Now);
        clock.Observe(_local.Now.AddSeconds(100), _local.Now, _local.Now);
        Assert.InRange((clock.GetUtcNow() - _local.Now).TotalSeconds, 100, 101);
    }

    private sealed class LocalClock : TimeProvider
    {
        internal DateTimeOffset Now { get; } = new(2026, 5, 4, 3, 2, 1, 800, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
