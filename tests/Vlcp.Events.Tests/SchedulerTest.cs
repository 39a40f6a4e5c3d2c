namespace Vlcp.Events.Tests;

/// <summary>Gives each test a running scheduler on a hand-driven clock.</summary>
public abstract class SchedulerTest : IAsyncLifetime
{
    private protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private protected HandDrivenTime Clock { get; } = new();

    private protected LogOfTest Log { get; } = new();

    private protected Scheduler Loop { get; private set; } = null!;

    private protected virtual SchedulerOptions Options => new();

    public ValueTask InitializeAsync()
    {
        Loop = new Scheduler(Options, Clock, Log);
        Loop.Start();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Loop.StopAsync(Patience, new CancellationToken(canceled: true));
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs the body of a test on the loop.</summary>
    private protected Task OnLoop(Func<Task> body) => Loop.InvokeAsync(body).WaitAsync(Patience);

    /// <summary>Waits until everything that was sent so far has been delivered.</summary>
    private protected Task Settled() => Loop.InvokeAsync(async () =>
    {
        for (var turn = 0; turn < 3; turn++)
        {
            await Loop.YieldAsync();
        }
    }).WaitAsync(Patience);
}
