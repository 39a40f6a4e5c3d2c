using System.Globalization;

namespace Vlcp.Storage.Histories;

/// <summary>
/// Many clients work on one store while faults strike, on several connections of this process and in processes of their own; then
/// everything heals, and the history of it all is checked.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="options">How much of everything.</param>
public sealed class StoreTrial(IStoreUnderTest store, TrialOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    // Killed servers that start again on a busy machine have two minutes each.
    private static readonly TimeSpan PatienceWithServers = TimeSpan.FromMinutes(8);

    private readonly MemoryJournal _journal = new();
    private readonly List<IStoreEngine> _engines = [];
    private readonly List<FeedRecorder> _feeds = [];
    private readonly List<MirrorRecorder> _mirrors = [];
    private readonly List<WorkloadClient> _clients = [];
    private readonly List<ClientProcessHandle> _processes = [];
    private readonly Queue<IStoreFault> _round = new();
    private readonly Random _random = new(options.Seed);

    /// <summary>Transactions of this process that were answered.</summary>
    public int Answers => _clients.Sum(client => client.Answers);

    /// <summary>Runs everything, and checks it.</summary>
    /// <exception cref="StoreException">A connection can't be opened.</exception>
    /// <exception cref="TimeoutException">Something does not come to its end; the message tells who waits for what.</exception>
    public async Task<TrialReport> RunAsync(CancellationToken cancellationToken)
    {
        await ConnectAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Task.WhenAll(_clients.Select(client => Task.Run(() => client.RunAsync(stop.Token), CancellationToken.None)));
        var strikes = new List<string>();
        try
        {
            for (var strike = 0; options.Strikes > 0 && strike < options.Strikes && !running.IsCompleted; strike++)
            {
                await UntilAsync(options.Transactions * (strike + 1) / (options.Strikes + 2), running, cancellationToken);
                strikes.Add(await StrikeAsync(cancellationToken));
            }

            await UntilAsync(options.Transactions, running, cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
        }

        await WithinAsync("The clients' last transactions", Patience, _ => running, cancellationToken);
        foreach (var process in _processes)
        {
            await process.FinishAsync(cancellationToken);
        }

        var revision = await FinishAsync(cancellationToken);
        var history = new History(_journal.Events.Concat(_processes.SelectMany(process => process.Events())));
        return new TrialReport(history, HistoryChecker.Check(history), strikes, revision);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        foreach (var used in _mirrors.Concat<IAsyncDisposable>(_feeds).Concat(_engines))
        {
            await WithinAsync($"Closing a {used.GetType().Name}", Patience, _ => used.DisposeAsync().AsTask(), CancellationToken.None);
        }
    }

    private async Task ConnectAsync()
    {
        for (var connection = 0; connection < options.Connections; connection++)
        {
            var engine = await store.ConnectAsync();
            _engines.Add(engine);
            _feeds.Add(new FeedRecorder(engine, $"f{connection}", _journal));
            _mirrors.Add(new MirrorRecorder(engine, $"m{connection}", WorkloadKeys.Mirrored, _journal));
            for (var client = 0; client < options.ClientsPerConnection; client++)
            {
                var name = $"c{connection}{(char)('a' + client)}";
                var recorded = new RecordingEngine(engine, name, _journal);
                var random = new Random(_random.Next());
                _clients.Add(client == 0 ? new ObjectClient(name, recorded, random, _journal) : new KeyClient(name, recorded, random, _journal));
            }
        }

        for (var process = 0; process < options.Processes; process++)
        {
            StartProcess();
        }
    }

    private void StartProcess() =>
        _processes.Add(ClientProcessHandle.Start(store.Url!, $"p{_processes.Count}", _random.Next(), store.Directory));

    private async Task UntilAsync(int answers, Task running, CancellationToken cancellationToken)
    {
        var (last, since) = (Answers, Environment.TickCount64);
        while (Answers < answers && !running.IsCompleted)
        {
            // Progress is waited for, not speed: the machine may be busy with other things.
            (last, since) = Answers > last ? (Answers, Environment.TickCount64) : (last, since);
            if (Environment.TickCount64 - since > Patience.TotalMilliseconds)
            {
                throw new TimeoutException(string.Create(
                    CultureInfo.InvariantCulture, $"No transaction was answered for {Patience.TotalSeconds} s after {Answers}: {Problems()}"));
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    private string Problems() =>
        $"{string.Join("; ", _engines.Select(engine => $"{engine.Name}: {engine.Status}"))}; {string.Join("; ", _clients.Select(client => client.Doing).OfType<string>())}";

    /// <summary>Nothing is waited for without an end: a trial that hangs says where.</summary>
    private async Task WithinAsync(string what, TimeSpan limit, Func<CancellationToken, Task> wait, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await wait(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"{what} did not end within {limit.TotalSeconds} s: {Problems()}"));
        }
    }

    // In rounds, each in another order, so that everything happens.
    private async Task<string> StrikeAsync(CancellationToken cancellationToken)
    {
        if (_round.Count == 0)
        {
            IStoreFault[] ofClients = [new PausedClient(_processes, StoreConnections.LongFreeze), new KilledClient(_processes, StartProcess)];
            var faults = options.Processes > 0 ? store.Faults.Concat(ofClients) : store.Faults;
            faults.OrderBy(_ => _random.Next()).ToList().ForEach(_round.Enqueue);
        }

        var fault = _round.Dequeue();
        await WithinAsync($"'{fault.Name}'", PatienceWithServers, token => fault.StrikeAsync(_random, token), cancellationToken);
        await Task.Delay(options.Outage * _random.NextDouble(), cancellationToken);
        await WithinAsync($"What heals '{fault.Name}'", PatienceWithServers, fault.HealAsync, cancellationToken);
        return fault.Name;
    }

    // The last read settles what nobody knows; then all feeds and mirrors must get there.
    private async Task<long> FinishAsync(CancellationToken cancellationToken)
    {
        var reader = new RecordingEngine(_engines[0], "last", _journal);
        var snapshot = await FirstAnswerAsync(reader, cancellationToken);
        foreach (var feed in _feeds)
        {
            await feed.FinishAsync(snapshot.Revision, options.FeedPatience);
        }

        foreach (var mirror in _mirrors)
        {
            if (await mirror.ReachAsync(snapshot.Revision, options.FeedPatience) is { } problem)
            {
                _journal.Append(new ClientFailed("trial", problem));
            }
        }

        return snapshot.Revision;
    }

    private static async Task<StoreSnapshot> FirstAnswerAsync(RecordingEngine reader, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await reader.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken);
            }
            catch (StoreUnavailableException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}
