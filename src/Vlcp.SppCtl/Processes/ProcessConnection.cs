using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text.Json;
using Vlcp.SppCtl.Wire;

namespace Vlcp.SppCtl.Processes;

/// <summary>
/// The TCP connection of one process. Commands are sent one at a time in the order of their coming, the next one when the whole frame
/// of the answer before has arrived. A read is always pending, so that the end of the connection is noticed when it happens.
/// </summary>
internal sealed class ProcessConnection : IAsyncDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongQuiet = TimeSpan.FromSeconds(1);

    private readonly Socket socket;
    private readonly PipeReader input;
    private readonly TimeProvider time;
    private readonly int replyLimit;
    private readonly ReplyScanner scanner;
    private readonly FrameLength frames = new();
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private readonly Queue<Exchange> waiting = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Exchange? current;
    private bool isSettling;
    private bool isTextOver;
    private long unasked;
    private long deadline;
    private long due = long.MaxValue;
    private ProcessFailedException? failure;
    private Action<ProcessFailedException>? onEnded;

    /// <summary>Takes over a connected socket; <see cref="RunAsync"/> must be called.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="name">The process for messages.</param>
    /// <param name="replyLimit">Most bytes of an answer.</param>
    /// <param name="time">The clock.</param>
    public ProcessConnection(Socket socket, string name, int replyLimit, TimeProvider time)
    {
        this.socket = socket;
        this.time = time;
        this.replyLimit = replyLimit;
        Name = name;
        scanner = new ReplyScanner(replyLimit);
        input = PipeReader.Create(new NetworkStream(socket, ownsSocket: false));
        timer = time.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The process for messages.</summary>
    public string Name { get; set; }

    /// <summary>How long the process may take to answer.</summary>
    public TimeSpan TimeLimit { get; set; }

    /// <summary>Completes when the connection has ended.</summary>
    public Task Ended => ended.Task;

    /// <summary>Asks to be told when the connection ends, before the commands under way fail.</summary>
    /// <param name="action">Called once.</param>
    /// <returns>False if it has ended already.</returns>
    public bool TryWatch(Action<ProcessFailedException> action)
    {
        lock (gate)
        {
            onEnded = action;
            return failure is null;
        }
    }

    /// <summary>Sends a command and waits for its answer.</summary>
    /// <param name="command">ASCII words.</param>
    /// <param name="cancellationToken">Takes the command back while it waits for its turn; once it is sent, its answer is awaited.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ProcessFailedException">There is no answer, and the connection has ended.</exception>
    public Task<ProcessReply> SendAsync(string command, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(command, cancellationToken);
        lock (gate)
        {
            if (failure is not null)
            {
                return Task.FromException<ProcessReply>(failure);
            }

            waiting.Enqueue(exchange);
            if (current is null && !isSettling)
            {
                StartNext();
            }
        }

        return exchange.Answer;
    }

    /// <summary>Reads until the connection ends.</summary>
    /// <returns>A task that never fails.</returns>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var result = await input.ReadAsync();
                var buffer = result.Buffer;
                var answered = Take(ref buffer, out var reply);
                input.AdvanceTo(buffer.Start, result.Buffer.End);
                answered?.Complete(reply!);
                if (result.IsCompleted)
                {
                    Close("closed its connection", hasLeft: true);
                    break;
                }
            }
        }
        catch (JsonException garbled)
        {
            Close($"answered '{current?.Command}' with what is not JSON: {garbled.Message}", garbled);
        }
        catch (InvalidDataException endless)
        {
            Close($"sent too much: {endless.Message}", endless);
        }
        catch (Exception broken)
        {
            Close($"lost its connection ({broken.Message})", broken, hasLeft: true);
        }

        await input.CompleteAsync();
    }

    /// <summary>Ends the connection; commands under way fail.</summary>
    /// <param name="reason">What the process did, as the end of a sentence that begins with its name.</param>
    /// <param name="cause">The cause, if there is one.</param>
    /// <param name="hasLeft">True if the process itself ended it.</param>
    /// <returns>False if it had ended before.</returns>
    public bool Close(string reason, Exception? cause = null, bool hasLeft = false)
    {
        List<Exchange> lost;
        Action<ProcessFailedException>? leave;
        lock (gate)
        {
            if (failure is not null)
            {
                return false;
            }

            failure = new ProcessFailedException($"{Name} {reason}", cause) { HasLeft = hasLeft };
            lost = [.. current is null ? [] : (Exchange[])[current], .. waiting];
            current = null;
            waiting.Clear();
            leave = onEnded;
        }

        timer.Dispose();
        socket.Dispose();
        leave?.Invoke(failure);
        ended.TrySetResult();
        foreach (var exchange in lost)
        {
            // Whoever waits for it must not hold up the others.
            ThreadPool.UnsafeQueueUserWorkItem(static state => state.exchange.Fail(state.failure), (exchange, failure), preferLocal: false);
        }

        return true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Close("was disconnected");
        await timer.DisposeAsync();
    }

    private Exchange? Take(ref ReadOnlySequence<byte> buffer, out ProcessReply? reply)
    {
        reply = null;
        lock (gate)
        {
            if (current is not { } exchange)
            {
                TakeTail(ref buffer);
                return null;
            }

            if (!scanner.TryRead(ref buffer, out var bytes) && !TakeEndlessText(ref buffer, out bytes))
            {
                if (scanner.IsInText)
                {
                    Arm(LongQuiet);
                }

                return null;
            }

            reply = ProcessReply.Read(bytes);
            Answered(bytes.Length);
            TakeTail(ref buffer);
            return exchange;
        }
    }

    // Text without a NUL at its end is over when nothing more comes.
    private bool TakeEndlessText(ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> text)
    {
        text = buffer;
        if (!isTextOver)
        {
            return false;
        }

        buffer = buffer.Slice(buffer.End);
        return true;
    }

    private void Answered(long length)
    {
        current = null;
        isSettling = true;
        frames.AddReply(length);
    }

    // What comes after an answer is its padding; what comes when nothing is asked can be nothing else either.
    private void TakeTail(ref ReadOnlySequence<byte> buffer)
    {
        frames.AddTail(buffer);
        unasked += buffer.Length;
        buffer = buffer.Slice(buffer.End);
        if (unasked > replyLimit)
        {
            throw new InvalidDataException($"More than {replyLimit} bytes came unasked");
        }

        if (!isSettling)
        {
            return;
        }

        switch (frames.State)
        {
            case FrameState.Whole:
                StartNext();
                break;
            case FrameState.Unclear:
                Arm(Quiet);
                break;
            case FrameState.Incomplete:
                Arm(LongQuiet);
                break;
        }
    }

    private void StartNext()
    {
        isSettling = false;
        isTextOver = false;
        unasked = 0;
        due = long.MaxValue;
        while (waiting.TryDequeue(out var next))
        {
            if (next.IsWithdrawn)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static exchange => exchange.Withdraw(), next, preferLocal: false);
                continue;
            }

            current = next;
            scanner.Reset();
            frames.Begin();
            deadline = After(TimeLimit);
            Arm(TimeLimit);
            _ = WriteAsync(next.Bytes);
            return;
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            // One write: the process would take the second half for another command.
            await socket.SendAsync(bytes, SocketFlags.None);
        }
        catch (Exception broken)
        {
            Close($"lost its connection ({broken.Message})", broken, hasLeft: true);
        }
    }

    private long After(TimeSpan span) => time.GetTimestamp() + (long)(span.TotalSeconds * time.TimestampFrequency);

    private void Arm(TimeSpan span)
    {
        due = After(span);
        if (current is not null && due > deadline)
        {
            due = deadline;
        }

        timer.Change(span, Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        string silence;
        lock (gate)
        {
            if (failure is not null || due == long.MaxValue)
            {
                return;
            }

            var now = time.GetTimestamp();
            if (now < due)
            {
                // Armed anew while this call was under way, or a little early, as timers are.
                timer.Change(time.GetElapsedTime(now, due) + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                return;
            }

            if (current is null)
            {
                frames.Settle();
                StartNext();
                return;
            }

            if (scanner.IsInText && !isTextOver)
            {
                // The reader hands it over, it alone has the bytes.
                isTextOver = true;
                input.CancelPendingRead();
                return;
            }

            silence = $"did not answer '{current.Command}' within {TimeLimit.TotalSeconds:0.###} s";
        }

        Close(silence);
    }
}
