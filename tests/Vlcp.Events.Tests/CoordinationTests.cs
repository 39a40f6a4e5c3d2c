namespace Vlcp.Events.Tests;

public sealed class CoordinationTests : SchedulerTest
{
    [Fact]
    public async Task A_future_wakes_all_waiters_and_later_ones_do_not_wait() => await OnLoop(async () =>
    {
        var future = new Future<int>();
        Assert.False(future.TryGetResult(out _));
        var waiters = Enumerable.Range(0, 3).Select(async _ => await future).ToArray();
        future.SetResult(4);
        var woken = await Task.WhenAll(waiters);
        Assert.Equal([4, 4, 4], woken);
        Assert.Equal(4, await future);
        Assert.True(future.TryGetResult(out var result));
        Assert.Equal(4, result);
    });

    [Fact]
    public void A_future_is_set_only_once()
    {
        var future = new Future<int>();
        future.SetResult(1);
        Assert.Equal("Cannot set the result twice.", Assert.Throws<InvalidOperationException>(() => future.SetResult(2)).Message);
        Assert.Throws<InvalidOperationException>(() => future.SetException(new FormatException()));
        Assert.Throws<InvalidOperationException>(future.SetCanceled);
    }

    [Fact]
    public async Task A_scope_ensures_that_a_future_gets_a_result()
    {
        var (forgotten, failed, cancelled) = (new Future<int?>(), new Future<int?>(), new Future<int?>());
        await forgotten.EnsureResultAsync(() => Task.CompletedTask, null);
        Assert.Null(await forgotten);
        await failed.EnsureResultAsync(() => throw new FormatException(), null, suppress: true);
        await Assert.ThrowsAsync<FormatException>(() => failed.Task);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => cancelled.EnsureResultAsync(() => throw new OperationCanceledException(), null));
        Assert.True(cancelled.Task.IsCanceled);
    }

    [Fact]
    public async Task Giving_up_waiting_does_not_cancel_a_future()
    {
        var future = new Future<int>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => future.Task.WaitAsync(new CancellationToken(canceled: true)));
        future.SetResult(1);
        Assert.Equal(1, await future);
    }

    [Fact]
    public async Task Locks_of_one_key_exclude_each_other_in_the_order_of_the_requests()
    {
        var locks = Enumerable.Range(0, 4).Select(_ => new AsyncLock(Loop, "key")).ToArray();
        var waits = locks.Select(item => item.LockAsync()).ToArray();
        for (var i = 0; i < locks.Length; i++)
        {
            await waits[i].WaitAsync(Patience);
            Assert.Equal(i, Assert.Single(Enumerable.Range(0, 4), j => locks[j].IsHeld));
            Assert.False(new AsyncLock(Loop, "key").TryLock());
            locks[i].Unlock();
            locks[i].Unlock();
        }

        using var free = new AsyncLock(Loop, "key");
        Assert.True(free.TryLock());
    }

    [Fact]
    public async Task Locks_of_other_keys_or_contexts_are_independent()
    {
        using var a = new AsyncLock(Loop, "a");
        using var b = new AsyncLock(Loop, "b");
        using var inContext = new AsyncLock(Loop, "a", "context");
        await Task.WhenAll(a.LockAsync(), b.LockAsync(), inContext.LockAsync()).WaitAsync(Patience);
    }

    [Fact]
    public async Task Locking_what_the_object_holds_returns_at_once_and_one_unlock_is_enough()
    {
        using var item = new AsyncLock(Loop, "key");
        await item.LockAsync();
        await item.LockAsync();
        item.Unlock();
        Assert.False(item.IsHeld);
        using var other = new AsyncLock(Loop, "key");
        Assert.True(other.TryLock());
    }

    [Fact]
    public async Task A_lock_request_that_was_cancelled_leaves_no_trace()
    {
        using var cancel = new CancellationTokenSource();
        using var holder = new AsyncLock(Loop, "key");
        using var impatient = new AsyncLock(Loop, "key");
        using var next = new AsyncLock(Loop, "key");
        await holder.LockAsync();
        var giving = impatient.LockAsync(cancel.Token);
        var waiting = next.LockAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => giving);
        Assert.False(impatient.IsHeld);
        holder.Unlock();
        await waiting.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_lock_can_be_begun_and_given_up_in_the_background()
    {
        using var holder = new AsyncLock(Loop, "key");
        using var begun = new AsyncLock(Loop, "key");
        Assert.True(holder.TryLock());
        begun.BeginLock();
        var waiting = begun.LockAsync();
        begun.Unlock();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
        begun.BeginLock();
        holder.Unlock();
        await begun.LockAsync().WaitAsync(Patience);
    }

    [Fact]
    public void A_semaphore_lets_several_in_and_its_end_restores_exclusion()
    {
        var locks = Enumerable.Range(0, 4).Select(_ => new AsyncLock(Loop, "key")).ToArray();
        using (new AsyncSemaphore(Loop, "key", 3))
        {
            Assert.Equal([true, true, true, false], locks.Select(item => item.TryLock()));
            Assert.Throws<InvalidOperationException>(() => new AsyncSemaphore(Loop, "key", 2));
        }

        locks[0].Unlock();
        locks[1].Unlock();
        Assert.False(locks[3].TryLock());
        locks[2].Unlock();
        Assert.True(locks[3].TryLock());
        Assert.False(locks[0].TryLock());
    }

    [Fact]
    public async Task A_new_semaphore_admits_those_who_wait()
    {
        var locks = Enumerable.Range(0, 3).Select(_ => new AsyncLock(Loop, "key")).ToArray();
        var waits = locks.Select(item => item.LockAsync()).ToArray();
        using var semaphore = new AsyncSemaphore(Loop, "key", 2);
        await Task.WhenAll(waits[0], waits[1]).WaitAsync(Patience);
        Assert.False(waits[2].IsCompleted);
    }

    [Fact]
    public async Task The_rate_limiter_lets_its_budget_pass_in_each_turn_and_keeps_the_order() => await OnLoop(async () =>
    {
        var limiter = new RateLimiter(Loop, 2);
        var turns = new List<(int Request, long Turn, bool Waited)>();
        var start = Loop.Turn;
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            var waited = await limiter.AcquireAsync();
            turns.Add((i, Loop.Turn, waited));
        }));
        Assert.Equal(Enumerable.Range(0, 6), turns.Select(item => item.Request));
        Assert.Equal([false, false, true, true, true, true], turns.Select(item => item.Waited));
        Assert.All(turns.GroupBy(item => item.Turn), turn => Assert.InRange(turn.Count(), 1, 2));
        Assert.Equal(start, turns[0].Turn);
    });

    [Fact]
    public async Task An_oversize_request_passes_whole_and_later_turns_pay_for_it() => await OnLoop(async () =>
    {
        var limiter = new RateLimiter(Loop, 10);
        Assert.False(await limiter.AcquireAsync(35));
        var turn = Loop.Turn;
        Assert.True(await limiter.AcquireAsync());
        Assert.True(Loop.Turn - turn >= 3);
    });

    [Fact]
    public async Task A_cancelled_request_costs_nothing() => await OnLoop(async () =>
    {
        using var cancel = new CancellationTokenSource();
        var limiter = new RateLimiter(Loop, 1);
        await limiter.AcquireAsync();
        var given = limiter.AcquireAsync(1000, cancel.Token).AsTask();
        var next = limiter.AcquireAsync().AsTask();
        CancelInThisTurn();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.True(await next);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RateLimiter(Loop, 0));

        void CancelInThisTurn() => cancel.Cancel();
    });
}
