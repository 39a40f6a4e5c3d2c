using System.Collections.Concurrent;

namespace Vlcp.Apps.Tests.Platform;

internal sealed class Ping(int number) : EventBase
{
    public int Number => number;
}

internal sealed class Question(string destination, string text) : EventRequestBase(destination)
{
    public string Text => text;
}

internal sealed class Answer(string text) : EventReplyBase
{
    public string Text => text;
}

/// <summary>Sends, and has no handlers.</summary>
public sealed class Sender : App;

/// <summary>Notes in which order its handlers were called and on which thread.</summary>
public sealed class Recorder : App
{
    public ConcurrentQueue<string> Calls { get; } = new();

    public ConcurrentDictionary<int, byte> Threads { get; } = new();

    [Observe]
    private async Task A_second_by_name(Ping ev)
    {
        Note("A", ev);
        await Task.Yield();
        await Task.Delay(1, Stopping);
        Note("a", ev);
    }

    [Observe]
    private void Z_last_by_name(Ping ev) => Note("Z", ev);

    [Observe(Dispatcher.Dead)]
    private void Y_dead_only(Ping ev) => Note("Y", ev);

    private void Note(string handler, Ping ev)
    {
        Calls.Enqueue($"{handler}{ev.Number}");
        Threads.TryAdd(Environment.CurrentManagedThreadId, 0);
    }
}

/// <summary>Throws in one handler of two.</summary>
public sealed class Thrower : App
{
    private int _seen;

    public int Seen => Volatile.Read(ref _seen);

    [Observe]
    private static void A_throws(Ping ev) => throw new InvalidOperationException($"no {ev.Number}");

    [Observe]
    private void B_counts(Ping ev) => Interlocked.Add(ref _seen, ev.Number > 0 ? 1 : 1);
}

/// <summary>Blocks its own thread until it is let go.</summary>
public sealed class Blocker : App
{
    private int _seen;

    public ManualResetEventSlim Gate { get; } = new();

    public int Seen => Volatile.Read(ref _seen);

    [Observe]
    private void OnPing(Ping ev)
    {
        Gate.Wait(Stopping);
        Interlocked.Increment(ref _seen);
    }
}

/// <summary>Answers questions.</summary>
[App("oracle")]
public sealed class Oracle : App
{
    [Observe(Subscribe = false)]
    private async Task OnQuestion(Question ev)
    {
        await Task.Yield();
        switch (ev.Text)
        {
            case "fail":
                throw new InvalidOperationException("no idea");
            case "silence":
                return;
            default:
                ReplyToRequest(ev, new Answer($"{ev.Text} of {ev.Src}"));
                break;
        }
    }
}

/// <summary>Asks back while it is asked: its handler waits for another app.</summary>
[RequireApp(typeof(Oracle))]
public sealed class Middleman : App
{
    [Observe(Subscribe = false)]
    private async Task OnQuestion(Question ev)
    {
        var answer = await SendRequestAsync<Answer>(new Question("oracle", ev.Text));
        ReplyToRequest(ev, new Answer($"{answer.Text}, says {Name}"));
    }
}
