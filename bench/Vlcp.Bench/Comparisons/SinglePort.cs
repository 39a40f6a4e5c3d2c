using System.Diagnostics;
using Vlcp.Bench.Controllers;

namespace Vlcp.Bench.Comparisons;

/// <summary>One port more on a switch that has many, made from either side: its interface comes last, or its logical port does.</summary>
/// <param name="controlled">Whose switch.</param>
/// <param name="first">Number of the first port that is used; ports from there on have neither an interface nor a logical port.</param>
internal sealed class SinglePort(IControlledSwitch controlled, int first)
{
    private static readonly TimeSpan Calibrating = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Straggling = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(60);

    private int _next = first;

    /// <summary>From the new row of the interface to the last flow.</summary>
    public Samples Plugged { get; } = new();

    /// <summary>From the row of the interface, with its port number, to the last flow; below zero if the flow was there before.</summary>
    public Samples Interface { get; } = new();

    /// <summary>From the same row to the switch's answer to a barrier that is sent at once: what no controller can do without.</summary>
    public Samples Answer { get; } = new();

    /// <summary>From a bundle that is sent while nothing happens, with as many flows as a port has, to the answer: Open vSwitch's own part of
    /// <see cref="LogicalPort"/>.</summary>
    public Samples Commit { get; } = new();

    /// <summary>From the beginning of the API call that creates the logical port to the last flow.</summary>
    public Samples LogicalPort { get; } = new();

    /// <summary>Measures several times.</summary>
    public async Task RunAsync(int samples, CancellationToken cancellationToken)
    {
        // How many flows a port brings, so that the end of a change can be told without waiting long for a change that doesn't come.
        var flows = await PlugAsync(null, 1, Calibrating, cancellationToken);
        await CreateAsync(null, 1, Calibrating, cancellationToken);
        for (var sample = 0; sample < samples; sample++)
        {
            await PlugAsync(Interface, flows, Straggling, cancellationToken);
            await CreateAsync(LogicalPort, flows, Straggling, cancellationToken);
        }
    }

    private async Task<int> PlugAsync(Samples? samples, int flows, TimeSpan quiet, CancellationToken cancellationToken)
    {
        var watch = controlled.Watch;
        var port = PlannedPort.Local(_next++);
        await controlled.CreatePortAsync(port, cancellationToken);
        await controlled.WaitUntilInSyncAsync(cancellationToken);
        watch.Reset();
        watch.ProbesSwitch = true;
        await watch.PlugAsync([port], cancellationToken);
        await watch.SettleAsync(flows, quiet, cancellationToken);
        await watch.WaitUntilMadeAsync([port], cancellationToken);
        watch.ProbesSwitch = false;
        if (samples is not null)
        {
            Plugged.AddSince(watch.Inserted(port), watch.LastFlow);
            samples.AddSince(watch.Numbered(port), watch.LastFlow);
            Answer.AddSince(watch.Numbered(port), await watch.AnsweredAsync(port));
        }

        var events = watch.FlowEvents;
        await RemoveAsync(port, cancellationToken);
        return events;
    }

    private async Task CreateAsync(Samples? samples, int flows, TimeSpan quiet, CancellationToken cancellationToken)
    {
        var watch = controlled.Watch;
        var port = PlannedPort.Local(_next++);
        watch.Reset();
        await watch.PlugAsync([port], cancellationToken);
        await watch.WaitUntilMadeAsync([port], cancellationToken);
        await BecomeIdleAsync(cancellationToken);
        watch.Reset();
        var start = Stopwatch.GetTimestamp();
        await controlled.CreatePortAsync(port, cancellationToken);
        await watch.SettleAsync(flows, quiet, cancellationToken);
        samples?.AddSince(start, watch.LastFlow);
        await BecomeIdleAsync(cancellationToken);
        var sent = Stopwatch.GetTimestamp();
        Commit.AddSince(sent, await watch.CommitFlowsAsync(flows, cancellationToken));
        await watch.RemoveFlowsAsync(cancellationToken);
        await RemoveAsync(port, cancellationToken);
    }

    // Whatever Open vSwitch still has to do with what went before would count as part of what comes.
    private async Task BecomeIdleAsync(CancellationToken cancellationToken)
    {
        await controlled.WaitUntilInSyncAsync(cancellationToken);
        await Task.Delay(Idle, cancellationToken);
    }

    private async Task RemoveAsync(PlannedPort port, CancellationToken cancellationToken)
    {
        var watch = controlled.Watch;
        watch.Reset();
        await watch.UnplugAsync([port], cancellationToken);
        await controlled.DeletePortAsync(port, cancellationToken);
        await watch.SettleAsync(1, Straggling, cancellationToken);
        await controlled.WaitUntilInSyncAsync(cancellationToken);
    }
}
