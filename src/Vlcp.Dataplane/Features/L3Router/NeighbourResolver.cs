using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.L3Router;

/// <summary>Has a <see cref="NeighbourTable"/> for each switch, and turns their clock.</summary>
internal sealed class NeighbourResolver : ISwitchFollower
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private const int NewcomersPerSecond = 256;

    private readonly Dictionary<IPacketSource, NeighbourTable> _tables = new(ReferenceEqualityComparer.Instance);
    private readonly ArpTimes _times;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly PacketHandlers _handlers;
    private readonly Func<string, Ipv4Address, MacAddress, Task<bool>> _mayHave;
    private readonly ILogger _logger;
    private bool _ticking;
    private bool _stopped;

    /// <summary>Makes a resolver that has no switches yet.</summary>
    /// <param name="times">Time-outs.</param>
    /// <param name="time">The clock.</param>
    /// <param name="handlers">Hear of packets that had to be given up.</param>
    /// <param name="mayHave">Whether in a network an address may be that of a station.</param>
    /// <param name="logger">Hears of mistakes.</param>
    public NeighbourResolver(
        ArpTimes times, TimeProvider time, PacketHandlers handlers, Func<string, Ipv4Address, MacAddress, Task<bool>> mayHave, ILogger logger)
    {
        _mayHave = mayHave;
        _times = times;
        _time = time;
        _origin = time.GetTimestamp();
        _handlers = handlers;
        _logger = logger;
    }

    private bool IsNeeded => !_stopped && _tables.Values.Any(table => table.Count > 0);

    private TimeSpan Now => _time.GetElapsedTime(_origin);

    public void Miss(PacketIn packet, IPacketSource source)
    {
        TableOf(source).Miss(packet, Now);
        KeepTicking();
    }

    public void Reply(PacketIn packet, IPacketSource source)
    {
        var table = TableOf(source);
        if (table.Asked(packet) is var (network, address, station))
        {
            _ = ReplyAsync(table, packet, _mayHave(network.NetworkKey, address, station));
        }
    }

    public void Compared(IPacketSource source, IReadOnlyList<FlowEntry> learned)
    {
        if (source.Layout?.Contains(Pipeline.PipelineTables.L3Output.Name) == true)
        {
            TableOf(source).Recover(learned, Now);
            KeepTicking();
        }
    }

    public void Computed(IPacketSource source)
    {
        TableOf(source).Update(Now);
        KeepTicking();
    }

    public void Removed(IPacketSource source, FlowRemoved flow) => TableOf(source).Removed(flow);

    /// <summary>Asks nobody any more.</summary>
    public void Stop() => _stopped = true;

    private NeighbourTable TableOf(IPacketSource source)
    {
        if (!_tables.TryGetValue(source, out var table))
        {
            // A switch is kept for the life of the process, so its table may be too.
            _tables[source] = table = new NeighbourTable(
                source, _times, new TokenBucket(_time, NewcomersPerSecond), packet => _handlers.Refer(CookieClass.HostUnreachable, packet, source));
        }

        return table;
    }

    // The wait comes back to the scheduler's thread; the table looks again whether it still asks.
    private async Task ReplyAsync(NeighbourTable table, PacketIn packet, Task<bool> isTrue)
    {
        try
        {
            if (await isTrue)
            {
                table.Reply(packet, Now);
            }
        }
        catch (Exception failure)
        {
            _logger.LogError(failure, "An ARP answer could not be dealt with");
        }
    }

    // Nothing wakes the process while there is nobody to ask. The wait comes back to the scheduler's thread.
    private void KeepTicking()
    {
        if (!_ticking && IsNeeded)
        {
            _ticking = true;
            _ = TickAsync();
        }
    }

    private async Task TickAsync()
    {
        while (IsNeeded)
        {
            await Task.Delay(Second, _time);
            foreach (var table in _tables.Values)
            {
                TickOne(table);
            }
        }

        _ticking = false;
    }

    private void TickOne(NeighbourTable table)
    {
        try
        {
            table.Tick(Now);
        }
        catch (Exception failure)
        {
            // A mistake about one switch must not stop the clock of all.
            _logger.LogError(failure, "The neighbours of a switch could not be asked");
        }
    }
}
