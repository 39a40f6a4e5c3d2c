using Vlcp.Cli.Processes;
using Xunit;

namespace Vlcp.Cli.Tests.Processes;

/// <summary>The process gives memory back when it hinders nobody, and only when there is some.</summary>
public sealed class MemoryTrimTests : IDisposable
{
    private readonly OneTimerClock _clock = new();
    private readonly MemoryTrim _trim;
    private int _collections;
    private long _allocated;
    private long _heap = 10 << 20;

    public MemoryTrimTests() => _trim = new MemoryTrim(_clock, () => _allocated, () => _heap, () => _collections++);

    [Fact]
    public void Memory_is_given_back_once_when_work_that_needed_much_of_it_is_over()
    {
        Work(periods: 3);
        Assert.Equal(0, _collections);

        _clock.Tick(3);
        Assert.Equal(1, _collections);
    }

    [Fact]
    public void Small_work_is_summed_up()
    {
        var periods = (int)(MemoryTrim.Least / (MemoryTrim.Calm / 2));
        for (var period = 1; period <= 2 * periods; period++)
        {
            _allocated += MemoryTrim.Calm / 2;
            _clock.Tick();
            Assert.Equal(period / periods, _collections);
        }
    }

    [Fact]
    public void A_process_that_always_works_and_has_grown_is_collected_after_pauses_that_double_and_end()
    {
        Work();
        _heap += MemoryTrim.Least;
        List<int> collected = [];
        for (var period = 0; period < 4 * MemoryTrim.LongestPause; period++)
        {
            var before = _collections;
            Work();
            if (_collections > before)
            {
                collected.Add(period);
            }
        }

        Assert.Equal([3, 13, 33, 73, 153, 313, 633], collected);
    }

    [Fact]
    public void A_process_that_grows_again_is_collected_again_and_one_that_shrinks_is_not()
    {
        Work();
        _heap += MemoryTrim.Least;
        Work(MemoryTrim.Patience);
        _heap -= MemoryTrim.Least;
        Work(MemoryTrim.FirstPause);
        Assert.Equal(2, _collections);
        _heap += MemoryTrim.Least;
        Work(MemoryTrim.Patience);
        Assert.Equal(3, _collections);
    }

    [Fact]
    public void What_was_still_needed_when_the_process_was_calm_is_given_back_when_it_has_worked_on_for_a_while()
    {
        Work();
        _clock.Tick();
        Assert.Equal(1, _collections);
        Work(MemoryTrim.FirstPause);
        Assert.Equal(2, _collections);
    }

    [Fact]
    public void A_burst_that_is_soon_over_is_not_held_up()
    {
        Work();
        for (var burst = 0; burst < 3; burst++)
        {
            _heap += MemoryTrim.Least;
            Work(MemoryTrim.Patience - 1);
            _heap -= MemoryTrim.Least;
            Work();
        }

        Assert.Equal(0, _collections);
    }

    public void Dispose() => _trim.Dispose();

    private void Work(int periods = 1)
    {
        for (var period = 0; period < periods; period++)
        {
            _allocated += MemoryTrim.Least;
            _clock.Tick();
        }
    }

    // A clock that stands until the test lets the one timer that there is fire.
    private sealed class OneTimerClock : TimeProvider, ITimer
    {
        private TimerCallback? _callback;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Tick(int times = 1)
        {
            for (var tick = 0; tick < times; tick++)
            {
                _callback!(null);
            }
        }

        public void Dispose() => _callback = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
