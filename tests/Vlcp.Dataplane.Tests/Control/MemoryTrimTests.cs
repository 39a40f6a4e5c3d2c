using Vlcp.Dataplane.Control;
using Xunit;

namespace Vlcp.Dataplane.Tests.Control;

public sealed class MemoryTrimTests : IDisposable
{
    private readonly OneTimerClock _clock = new();
    private readonly MemoryTrim _trim;
    private long _allocated;
    private int _collections;

    public MemoryTrimTests() => _trim = new MemoryTrim(_clock, () => _allocated, () => _collections++);

    [Fact]
    public void Memory_is_given_back_once_when_work_that_needed_much_of_it_is_over()
    {
        _allocated = MemoryTrim.Least;
        _trim.Note();
        _clock.Turn(MemoryTrim.Quiet / 2);
        _trim.Note();
        _clock.Turn(MemoryTrim.Quiet / 2);
        Assert.Equal(0, _collections);

        _clock.Turn(MemoryTrim.Quiet / 2);
        Assert.Equal(1, _collections);
        _trim.Note();
        _clock.Turn(MemoryTrim.Quiet);
        Assert.Equal(1, _collections);
    }

    [Fact]
    public void Single_changes_that_need_little_are_summed_up()
    {
        for (var change = 1; change <= 4; change++)
        {
            _allocated += MemoryTrim.Least / 4;
            _trim.Note();
            _clock.Turn(MemoryTrim.Quiet);
            Assert.Equal(change / 4, _collections);
        }
    }

    public void Dispose() => _trim.Dispose();

    // A clock that stands until the test turns it, for the one timer that there is.
    private sealed class OneTimerClock : TimeProvider, ITimer
    {
        private TimerCallback? _callback;
        private TimeSpan _now;
        private TimeSpan? _due;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _callback = callback;
            Change(dueTime, period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _due = dueTime < TimeSpan.Zero ? null : _now + dueTime;
            return true;
        }

        public void Turn(TimeSpan by)
        {
            _now += by;
            if (_due <= _now)
            {
                _due = null;
                _callback!(null);
            }
        }

        public void Dispose() => _due = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
