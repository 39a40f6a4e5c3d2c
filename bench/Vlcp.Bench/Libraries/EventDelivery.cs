using System.Threading.Channels;
using Vlcp.Events;

namespace Vlcp.Bench.Libraries;

/// <summary>Sending an event and delivering it to the one who waits for it by index, against a channel that knows no indices.</summary>
internal sealed class EventDelivery : IComparison
{
    private const int Events = 20_000;
    private const int Listeners = 100;

    private readonly Scheduler _scheduler = new();
    private readonly Channel<PortEvent> _channel = Channel.CreateUnbounded<PortEvent>(new UnboundedChannelOptions { SingleReader = true });
    private TaskCompletionSource _done = new();
    private int _received;

    public string Work => "send an event and deliver it to its listener, one of 100";

    public string Peer => "System.Threading.Channels, one reader";

    public int Operations => Events;

    public Task PrepareAsync()
    {
        _scheduler.Start();
        for (var port = 0; port < Listeners; port++)
        {
            _scheduler.Subscribe(EventMatcher.For<PortEvent>(port), (PortEvent _) => Count());
        }

        _ = Task.Run(async () =>
        {
            await foreach (var _ in _channel.Reader.ReadAllAsync())
            {
                Count();
            }
        });
        return Task.CompletedTask;
    }

    public Task RunOursAsync() => RunAsync(ev => _scheduler.EmergeSend(ev));

    public Task RunPeerAsync() => RunAsync(ev => _channel.Writer.TryWrite(ev));

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.Complete();
        await _scheduler.DisposeAsync();
    }

    private Task RunAsync(Action<PortEvent> send)
    {
        _done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _received = 0;
        for (var number = 0; number < Events; number++)
        {
            send(new PortEvent(number % Listeners));
        }

        return _done.Task;
    }

    private void Count()
    {
        if (Interlocked.Increment(ref _received) == Events)
        {
            _done.SetResult();
        }
    }

    private sealed class PortEvent(int port) : Event
    {
        [EventIndex(0)]
        public int Port { get; } = port;
    }
}
