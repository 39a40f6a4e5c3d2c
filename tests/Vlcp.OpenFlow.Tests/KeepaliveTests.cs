using System.IO.Pipelines;

namespace Vlcp.OpenFlow.Tests;

/// <summary>A peer is dead when it does not answer, and only then.</summary>
public class KeepaliveTests
{
    private static readonly OpenFlowOptions Quick = new() { KeepaliveTime = TimeSpan.FromMilliseconds(20), KeepaliveTimeout = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public async Task An_answer_that_comes_while_the_question_is_still_being_sent_counts()
    {
        const int Enough = 5;
        using var stop = new CancellationTokenSource();
        var pipe = new Pipe();
        var reader = new ConnectionReader(pipe.Reader.AsStream(), TimeProvider.System);
        var asked = 0;
        var enough = new TaskCompletionSource();
        using var seen = new SemaphoreSlim(0);
        var reading = Task.Run(() => reader.RunAsync(
            _ => true,
            () =>
            {
                seen.Release();
                return ValueTask.FromResult(true);
            },
            stop.Token), TestContext.Current.CancellationToken);
        var keepalive = new Keepalive(reader, Quick, () =>
        {
            AnswerAtOnce(pipe.Writer, seen, stop.Token);
            if (++asked == Enough)
            {
                enough.SetResult();
            }
        });
        var watching = Task.Run(() => keepalive.WatchAsync(stop.Token), TestContext.Current.CancellationToken);
        Assert.Same(enough.Task, await Task.WhenAny(enough.Task, watching).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(reading, watching));
    }

    // Returns when the answer was read.
    private static void AnswerAtOnce(PipeWriter peer, SemaphoreSlim seen, CancellationToken cancellationToken)
    {
        peer.WriteAsync(OpenFlowCodec.Encode(new EchoReply([]), OpenFlowVersion.V13), cancellationToken).AsTask().GetAwaiter().GetResult();
        Assert.True(seen.Wait(TimeSpan.FromSeconds(60), cancellationToken));
    }
}
