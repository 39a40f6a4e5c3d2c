using System.Globalization;
using Vlcp.Apps.DpSets;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Bundled.Monitoring;

/// <summary>Asks all switches for the counters of their ports every 10 seconds and prints the rates of those that carry something.</summary>
[App("monitor", Description = "prints the rates of all ports every 10 seconds")]
public sealed class PortMonitor(DpSet dpset) : App
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly Dictionary<(ulong Dpid, uint Port), (long Time, PortCounters Counters)> _before = [];

    /// <inheritdoc/>
    protected internal override Task StartAsync()
    {
        Spawn(RunAsync);
        return Task.CompletedTask;
    }

    private static string Describe(ulong dpid, PortStats stats, PortCounters before, double seconds)
    {
        var now = stats.Counters;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{dpid:x16} {stats.Port,8:x}  rx {Rate(now.ReceivedPackets, before.ReceivedPackets),9:0} packets/s {Rate(now.ReceivedBytes, before.ReceivedBytes),12:0} bytes/s"
            + $"  tx {Rate(now.SentPackets, before.SentPackets),9:0} packets/s {Rate(now.SentBytes, before.SentBytes),12:0} bytes/s");

        // A counter that went back belongs to a port that is new.
        double Rate(ulong later, ulong earlier) => later < earlier ? 0 : (later - earlier) / seconds;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var (dpid, dp) in dpset.GetAll())
            {
                await PrintAsync(dpid, dp, cancellationToken);
            }
            await Task.Delay(Interval, Manager.Options.TimeProvider, cancellationToken);
        }
    }

    private async Task PrintAsync(ulong dpid, Datapath dp, CancellationToken cancellationToken)
    {
        try
        {
            var time = Manager.Options.TimeProvider;
            foreach (var stats in (await dp.MultipartAsync(new PortStatsRequest(), cancellationToken)).SelectMany(part => part.Ports))
            {
                var now = time.GetTimestamp();
                if (_before.TryGetValue((dpid, stats.Port), out var before) && stats.Counters != before.Counters)
                {
                    await Console.Out.WriteLineAsync(Describe(dpid, stats, before.Counters, time.GetElapsedTime(before.Time, now).TotalSeconds));
                }
                _before[(dpid, stats.Port)] = (now, stats.Counters);
            }
        }
        catch (Exception e) when (e is OpenFlowConnectionException or OpenFlowErrorException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"{dpid:x16}: {e.Message}");
        }
    }
}
