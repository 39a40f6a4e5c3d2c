using Vlcp.Bench.Comparisons;
using Vlcp.Lab;

namespace Vlcp.Bench.Controllers;

/// <summary>An Open vSwitch that nobody controls: what it needs for an interface is what no controller can do without.</summary>
internal sealed class BareSwitch : IAsyncDisposable
{
    private const string Bridge = "br0";
    private const int PortsOfTransaction = 1000;

    private static readonly TimeSpan Noticing = TimeSpan.FromMilliseconds(60);

    private readonly int _ports;
    private readonly DummySwitch _dummy;
    private SwitchWatch? _watch;

    private BareSwitch(int ports, DummySwitch dummy) => (_ports, _dummy) = (ports, dummy);

    /// <summary>Starts one with some ports.</summary>
    public static async Task<BareSwitch> StartAsync(int ports, CancellationToken cancellationToken)
    {
        var started = new BareSwitch(ports, await DummySwitch.StartAsync(cancellationToken, "bare"));
        try
        {
            await started._dummy.AddBridgeAsync(Bridge, cancellationToken);
            started._watch = await SwitchWatch.StartAsync(started._dummy, Bridge, cancellationToken);
            foreach (var chunk in Enumerable.Range(0, ports).Select(PlannedPort.Local).Chunk(PortsOfTransaction))
            {
                await started._watch.PlugAsync(chunk, cancellationToken);
                await started._watch.WaitUntilMadeAsync(chunk, cancellationToken);
            }

            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Times from the new row of one interface more to its number.</summary>
    public async Task<Samples> MeasureAsync(int samples, CancellationToken cancellationToken)
    {
        var times = new Samples();
        for (var sample = 0; sample < samples; sample++)
        {
            var port = PlannedPort.Local(_ports + sample);
            _watch!.Reset();
            await _watch.PlugAsync([port], cancellationToken);
            await _watch.WaitUntilMadeAsync([port], cancellationToken);
            times.AddSince(_watch.Inserted(port), _watch.Numbered(port));
            await _watch.UnplugAsync([port], cancellationToken);

            // It must have noticed before it can be asked whether it is done.
            await Task.Delay(Noticing, cancellationToken);
            await _watch.AskAsync(cancellationToken);
        }

        return times;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_watch is not null)
        {
            await _watch.DisposeAsync();
        }

        await _dummy.DisposeAsync();
    }
}
