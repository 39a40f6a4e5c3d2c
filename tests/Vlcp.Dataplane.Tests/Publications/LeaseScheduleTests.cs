using Vlcp.Dataplane.Publications;
using Xunit;

namespace Vlcp.Dataplane.Tests.Publications;

public sealed class LeaseScheduleTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly SetTime _time = new();
    private readonly LeaseSchedule _schedule;

    public LeaseScheduleTests() => _schedule = new LeaseSchedule(_time, Hour);

    [Fact]
    public void Leases_are_renewed_once_an_interval()
    {
        Assert.Equal(Hour, _schedule.Pause);
        _time.Now += Hour;
        Assert.True(_schedule.IsRefreshDue);
        _schedule.Renewed();
        Assert.False(_schedule.IsRefreshDue);
        Assert.Equal(Hour, _schedule.Pause);
    }

    [Fact]
    public void A_process_that_was_away_for_long_renews_its_lease_before_it_runs_out()
    {
        _schedule.Add(new LeaseTimes(Own: Hour / 2, Others: null));
        Assert.True(_schedule.IsRefreshDue);
        _schedule.Renewed();
        _schedule.Add(new LeaseTimes(Own: 2 * Hour, Others: null));
        Assert.Equal(Hour, _schedule.Pause);
    }

    [Fact]
    public void The_lease_of_a_dead_server_is_looked_at_when_it_runs_out()
    {
        _schedule.Add(new LeaseTimes(Own: null, Others: Hour / 2));
        _schedule.Add(new LeaseTimes(Own: null, Others: Hour));
        _time.Now += Hour / 2;
        Assert.False(_schedule.IsExpiryDue);
        Assert.InRange(_schedule.Pause, TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
        _time.Now += TimeSpan.FromMinutes(1);
        Assert.True(_schedule.IsExpiryDue);
        Assert.Equal(TimeSpan.Zero, _schedule.Pause);
        _schedule.Cleaned();
        Assert.False(_schedule.IsExpiryDue);
        Assert.False(_schedule.IsRefreshDue);
    }

    private sealed class SetTime : TimeProvider
    {
        public TimeSpan Now { get; set; } = TimeSpan.FromDays(1);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
