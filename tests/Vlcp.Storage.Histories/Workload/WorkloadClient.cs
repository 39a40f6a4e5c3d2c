using System.Diagnostics;
using System.Globalization;

namespace Vlcp.Storage.Histories;

/// <summary>A user of a store who does one random thing after the other, and never gives up because of an outage.</summary>
public abstract class WorkloadClient
{
    private const int LongestPause = 50;

    private readonly RecordingEngine _engine;
    private long _since;
    private int _receipts;
    private int _stamps;
    private int _answers;
    private int _outages;

    /// <summary>A client.</summary>
    /// <param name="name">Unique in the history.</param>
    /// <param name="engine">Its connection, recorded.</param>
    /// <param name="random">Its choices.</param>
    /// <param name="journal">Gets what the client finds wrong.</param>
    protected WorkloadClient(string name, RecordingEngine engine, Random random, IHistoryJournal journal)
    {
        Journal = journal;
        Name = name;
        _engine = engine;
        Random = random;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How many of its transactions were answered with success.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>How many could not be done because the store was away.</summary>
    public int Outages => Volatile.Read(ref _outages);

    /// <summary>What it does and for how long, to tell who waits for what when a trial does not go on; null when it does nothing.</summary>
    public string? Doing => Interlocked.Read(ref _since) is not 0 and var since
        ? string.Create(CultureInfo.InvariantCulture, $"{Name} for {Stopwatch.GetElapsedTime(since).TotalSeconds:0} s: {_engine.Running ?? "between two calls"}")
        : null;

    /// <summary>The connection.</summary>
    protected IStoreEngine Engine => _engine;

    /// <summary>Gets what the client finds wrong.</summary>
    protected IHistoryJournal Journal { get; }

    /// <summary>The choices.</summary>
    protected Random Random { get; }

    /// <summary>
    /// The key that each transaction of this client writes: the last read of a history shows by it whether a transaction was
    /// committed that nobody answered. Such a transaction is the last one that writes its receipt.
    /// </summary>
    protected string Receipt => $"receipt.{Name}.{_receipts:D4}";

    /// <summary>Works until it is stopped, or finds something wrong; what is running then is finished.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Interlocked.Exchange(ref _since, Stopwatch.GetTimestamp());
                await StepAsync().ConfigureAwait(false);
                Interlocked.Increment(ref _answers);
            }
            catch (StoreUnavailableException)
            {
                Interlocked.Increment(ref _outages);
                _receipts++;
                await Task.Delay(Random.Next(1, LongestPause), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception error) when (error is StoreConflictException or OperationCanceledException or TimeoutException)
            {
                _receipts++;
            }
            catch (Exception error)
            {
                Journal.Append(new ClientFailed(Name, $"{error.GetType().Name}: {error.Message}"));
                return;
            }
            finally
            {
                Interlocked.Exchange(ref _since, 0);
            }
        }
    }

    /// <summary>Does one thing.</summary>
    protected abstract Task StepAsync();

    /// <summary>A value that nobody else writes, and that this client writes once.</summary>
    protected string NewStamp() => $"{Name}-{Interlocked.Increment(ref _stamps)}";
}
