using System.Threading.Channels;
using Vlcp.Ovsdb;

namespace Vlcp.Storage.Ovsdb;

/// <summary>
/// Serves the calls of this process over one connection, those that wait at the same time as a group. OVSDB carries out one transaction after
/// the other anyway, so a group costs hardly more than one call.
/// </summary>
internal sealed class OvsdbWorker(OvsdbStoreUrl url, OvsdbLog log, StoreClock clock, StoreHealth health, TimeProvider time) : IAsyncDisposable
{
    private const int MostInGroup = 128;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    // A server may answer probes and yet leave a transaction without an answer, as one whose cluster can't agree does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _client = Guid.NewGuid().ToString("N")[..12];
    private readonly Channel<OvsdbCall> _calls = Channel.CreateUnbounded<OvsdbCall>(new() { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly List<OvsdbCall> _waiting = [];
    private readonly OvsdbContent _content = new();
    private OvsdbLostCommit? _lost;
    private Task _run = Task.CompletedTask;
    private long _attempts;
    private int _remote;
    private int _suspects;
    private bool _lacks;
    private bool _refusesReads;

    public async ValueTask DisposeAsync()
    {
        _calls.Writer.TryComplete();
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
        while (_calls.Reader.TryRead(out var call))
        {
            _waiting.Add(call);
        }

        foreach (var call in _waiting.Concat(_lost?.Plan.Outcomes.Select(outcome => outcome.Call) ?? []))
        {
            call.Fail(new ObjectDisposedException(nameof(OvsdbStoreEngine)));
        }
    }

    internal void Start() => _run = Task.Run(RunAsync);

    /// <exception cref="ObjectDisposedException">The engine is closed.</exception>
    internal void Add(OvsdbCall call) => ObjectDisposedException.ThrowIf(!_calls.Writer.TryWrite(call), typeof(OvsdbStoreEngine));

    private async Task RunAsync()
    {
        var pause = FirstPause;
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var session = await ConnectAsync();
                pause = FirstPause;
                await ServeAsync(session);
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (StoreException error)
            {
                health.Report(error);
                FailAll(error as StoreFormatException);
                await Task.Delay(pause, time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (Exception error) when (error is JsonRpcException or OperationCanceledException)
            {
                // The connection ended; another follows at once.
            }
        }
    }

    // Waiting does not help against data that are not ours.
    private void FailAll(StoreFormatException? error)
    {
        while (error is not null && _calls.Reader.TryRead(out var call))
        {
            call.Fail(error);
        }
    }

    // The leader answers fastest; if none is found, any server that has a connection to it does.
    private async Task<OvsdbSession> ConnectAsync()
    {
        StoreException? problem = null;
        foreach (var leaderOnly in new[] { true, false })
        {
            for (var i = 0; i < url.Remotes.Length; i++)
            {
                var at = (_remote + i) % url.Remotes.Length;
                try
                {
                    var session = await OvsdbSession.OpenAsync(url.Remotes[at], url, log, leaderOnly, _stop.Token);
                    _remote = at;
                    return session;
                }
                catch (StoreException error)
                {
                    problem = problem is StoreFormatException ? problem : error;
                }
            }
        }

        throw problem!;
    }

    private async Task ServeAsync(OvsdbSession session)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(session.Ended, _stop.Token);
        await BoundedAsync(SettleAsync, session, end.Token);
        _content.Clear();
        health.Report(null);
        while (true)
        {
            if (_waiting.Count == 0)
            {
                await _calls.Reader.WaitToReadAsync(end.Token);
            }

            end.Token.ThrowIfCancellationRequested();
            while (_waiting.Count < MostInGroup && _calls.Reader.TryRead(out var call))
            {
                _waiting.Add(call);
            }

            await BoundedAsync(StepAsync, session, end.Token);
            _waiting.RemoveAll(call => call.IsOver);
        }
    }

    /// <exception cref="StoreUnavailableException">It took longer than a server that works needs.</exception>
    private async Task BoundedAsync(Func<OvsdbSession, CancellationToken, Task> work, OvsdbSession session, CancellationToken end)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, limit.Token);
        try
        {
            await work(session, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !end.IsCancellationRequested)
        {
            throw Silent;
        }
    }

    private StoreUnavailableException Silent => new($"{url}: no answer to a request within {Patience.TotalSeconds} s");

    // What is complete is answered, what is missing is asked for, and what can be committed is.
    private async Task StepAsync(OvsdbSession session, CancellationToken end)
    {
        if (_content.IsLarge && !_lacks)
        {
            _content.Clear();
        }

        var plan = Plan();
        var confirms = !plan.HasWrites && plan.Outcomes.Select(outcome => outcome.Call).Concat(Reads).Any(call => call.Since == long.MaxValue);
        if (plan.Needs.Any || confirms)
        {
            await AskAsync(session, plan.Needs, confirms, end);
            plan = Plan();
        }

        _lacks = plan.Needs.Any;
        if (plan.HasWrites)
        {
            await CommitAsync(session, plan, end);
        }
        else
        {
            plan.Outcomes.Where(outcome => outcome.Call.Since <= _content.Revision).ToList().ForEach(outcome => outcome.Tell());
        }
    }

    private IEnumerable<OvsdbCall> Reads => _waiting.Where(call => call.Updater is null);

    // Runs the updates on what is known now, and answers reads whose answers are known.
    private OvsdbPlan Plan()
    {
        var (state, commits) = log.Take();
        _content.Follow(commits, state.Revision);
        _waiting.RemoveAll(call => call.IsOver);
        var updates = _waiting.Where(call => call.Updater is not null);
        var plan = OvsdbPlan.Make(state, _content, _suspects > 0 ? updates.Take(1) : updates, clock);
        var known = new OvsdbDraft(_content, plan.Needs);
        foreach (var read in Reads)
        {
            if (known.Read(read.Query, _content.Revision, clock.Next(after: state.Time)) is { } snapshot && read.Since <= _content.Revision)
            {
                read.Answer(new OvsdbAnswer(default, snapshot));
            }
        }

        _waiting.RemoveAll(call => call.IsOver);
        return plan;
    }

    private async Task AskAsync(OvsdbSession session, OvsdbNeeds needs, bool confirms, CancellationToken end)
    {
        var question = new OvsdbQuestion(needs, confirms);
        var isWritten = confirms;
        OvsdbOperationResult[] results;
        try
        {
            results = await session.TransactAsync(question.Operations).WaitAsync(end);
        }
        catch (OvsdbTransactionException error) when (confirms && session.IsAlone && error.Error == "I/O error")
        {
            // Its disk is full, but what it says is true all the same.
            isWritten = false;
            question = new OvsdbQuestion(needs, confirms: false);
            results = await session.TransactAsync(question.Operations).WaitAsync(end);
        }
        catch (OvsdbException error)
        {
            var refusal = new StoreUnavailableException($"{url} refused a read: {error.Message}", error);
            _refusesReads = true;
            health.Report(refusal);
            _waiting.ForEach(call => call.Fail(refusal));
            return;
        }

        var revision = OvsdbQuestion.RevisionOf(results);
        await log.WhenAsync(now => now.Revision >= revision, end);
        if (confirms)
        {
            SetSince(revision);
        }

        if (isWritten && _refusesReads)
        {
            _refusesReads = false;
            health.Report(null);
        }

        var (state, commits) = log.Take();
        _content.Follow(commits, revision);
        try
        {
            question.Read(results, _content);
        }
        catch (Exception error) when (error is OvsdbValueException or FormatException or KeyNotFoundException)
        {
            throw new StoreFormatException($"The store {url} holds what no store writes: {error.Message}", error);
        }

        _content.Follow(commits, state.Revision);
    }

    private void SetSince(long revision) => _waiting.ForEach(call => call.Since = Math.Min(call.Since, revision));

    private async Task CommitAsync(OvsdbSession session, OvsdbPlan plan, CancellationToken end)
    {
        var begun = plan.Outcomes.TakeWhile(outcome => outcome.Call.TryCommit()).Select(outcome => outcome.Call).ToList();
        if (begun.Count < plan.Outcomes.Count)
        {
            // A caller has given up in the meantime, and what came after it may have seen its writes.
            begun.ForEach(call => call.WaitAgain());
            return;
        }

        var writer = $"{_client}.{++_attempts}";
        try
        {
            await session.TransactAsync(plan.Operations(writer)).WaitAsync(Patience, time, CancellationToken.None);
        }
        catch (OvsdbException error)
        {
            begun.ForEach(call => call.WaitAgain());
            await RefusedAsync(plan, error, end);
            return;
        }
        catch (JsonRpcConnectionClosedException)
        {
            Lose();
            throw;
        }
        catch (TimeoutException)
        {
            Lose();
            throw Silent;
        }

        health.Report(null);
        _suspects = Math.Max(0, _suspects - 1);
        _content.Take(plan.Draft, plan.Revision);
        SetSince(plan.Revision);
        try
        {
            await log.WhenAsync(now => now.Revision >= plan.Revision, end);
        }
        finally
        {
            // The commit is done even if the connection ends before the feed has told of it.
            plan.Outcomes.ForEach(outcome => outcome.Tell());
        }

        void Lose()
        {
            _lost = new OvsdbLostCommit(writer, plan);
            _waiting.RemoveAll(begun.Contains);
        }
    }

    private async Task RefusedAsync(OvsdbPlan plan, OvsdbException error, CancellationToken end)
    {
        if (error.Error == "timed out")
        {
            // Another controller was faster; only after its commit has come here it makes sense to try again.
            plan.Outcomes.ForEach(outcome => outcome.Call.Conflicts++);
            await log.WhenAsync(now => now.Revision != plan.Before.Revision || now.Fence != plan.Before.Fence, end);
        }
        else if (plan.Outcomes.Count == 1)
        {
            var refusal = new StoreUnavailableException($"{url} refused the commit: {error.Message}", error);
            health.Report(refusal);
            plan.Outcomes[0].Call.Fail(refusal);
            _suspects = Math.Max(0, _suspects - 1);
        }
        else
        {
            // One of them may be the reason: each on its own.
            _suspects = plan.Outcomes.Count;
        }
    }

    // After the fence the lost commit can't take effect any more; then the table of commits says whether it had.
    private async Task SettleAsync(OvsdbSession session, CancellationToken end)
    {
        if (_lost is not { } lost)
        {
            return;
        }

        var first = lost.Plan.Before.Revision + 1;
        var results = await session.TransactAsync(
            OvsdbOperation.Mutate("Store", [], new OvsdbMutation("fence", OvsdbMutator.Add, 1L)), OvsdbOperation.Select("Store", [], ["fence"]),
            OvsdbOperation.Select("Commit", [OvsdbCondition.Equal("revision", first)], ["writer"])).WaitAsync(end);
        var fence = results[1].Rows[0]["fence"].AsInteger();
        var writer = results[2].Rows is [var row] ? row["writer"].AsString() : null;
        var state = await log.WhenAsync(now => now.Fence >= fence, end);
        foreach (var outcome in lost.Plan.Outcomes)
        {
            if (writer == lost.Writer)
            {
                outcome.Tell();
            }
            else if (writer is null && state.Revision >= first)
            {
                outcome.Call.Fail(Unknown);
            }
            else
            {
                outcome.Call.WaitAgain();
                _waiting.Add(outcome.Call);
            }
        }

        _lost = null;
    }

    /// <summary>The error of a commit of which nobody knows.</summary>
    internal StoreUnavailableException Unknown =>
        new($"{url}: the connection was lost during the commit and the outcome is unknown: {health.Status.Problem ?? "no server answered in time"}");
}
