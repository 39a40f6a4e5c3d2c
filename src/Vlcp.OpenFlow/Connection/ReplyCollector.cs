using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Collects answers until the one that completes the request.</summary>
/// <param name="completes">Whether an answer is the last.</param>
internal sealed class ReplyCollector(Func<OpenFlowMessage, bool> completes) : IReplySink
{
    // A peer that never ends its answer must not fill our memory.
    private const int MaximumReplies = 1 << 17;

    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<OpenFlowMessage> _replies = [];
    private long _progress;

    public Task Done => _done.Task;

    /// <summary>Grows with every answer; a time-out measures from the last growth.</summary>
    public long Progress => Interlocked.Read(ref _progress);

    public IReadOnlyList<OpenFlowMessage> Replies
    {
        get
        {
            lock (_gate)
            {
                return [.. _replies];
            }
        }
    }

    public void Receive(OpenFlowMessage reply)
    {
        lock (_gate)
        {
            if (_replies.Count >= MaximumReplies)
            {
                _done.TrySetException(new OpenFlowConnectionException($"more than {MaximumReplies} answers to one request"));
                return;
            }
            _replies.Add(reply);
        }
        Interlocked.Increment(ref _progress);
        if (completes(reply))
        {
            _done.TrySetResult();
        }
    }

    /// <summary>Something of the answer came that is kept elsewhere.</summary>
    public void CountProgress() => Interlocked.Increment(ref _progress);

    /// <summary>The answer is complete.</summary>
    public void Complete() => _done.TrySetResult();

    public void Fail(Exception reason) => _done.TrySetException(reason);

    /// <summary>Waits for the last answer.</summary>
    /// <exception cref="TimeoutException">No answer came for the given time.</exception>
    public async Task WaitAsync(string what, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = Progress;
            try
            {
                await Done.WaitAsync(timeout, time, cancellationToken);
                return;
            }
            catch (TimeoutException) when (Progress != before)
            {
                // A long answer is still arriving.
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"{what}: no answer in {timeout.TotalSeconds} s");
            }
        }
    }
}
