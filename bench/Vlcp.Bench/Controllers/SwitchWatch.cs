using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Events.Connections;
using Vlcp.Lab;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Flows;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Ovsdb;

namespace Vlcp.Bench.Controllers;

/// <summary>
/// Changes the interfaces of one bridge by OVSDB, and sees when their rows and the flows that follow are there: by a monitor of the
/// database and a flow monitor of the switch, so that no command's time is part of what is measured.
/// </summary>
internal sealed class SwitchWatch : IAsyncDisposable
{
    private const string Database = "Open_vSwitch";

    // A table that no packet comes to.
    private const byte UnusedTable = 250;

    private static readonly TimeSpan Lull = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _bridge;
    private readonly OvsdbClient _database;
    private readonly OpenFlowConnection _switch;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, long> _inserted = new();
    private readonly ConcurrentDictionary<string, long> _numbered = new();
    private readonly ConcurrentDictionary<string, Task<long>> _answers = new();
    private readonly Task _readers;
    private long _lastFlow;
    private int _flowEvents;
    private TaskCompletionSource _progress = NewSignal();

    private SwitchWatch(string bridge, OvsdbClient database, OvsdbMonitor monitor, OpenFlowConnection openFlow)
    {
        (_bridge, _database, _switch) = (bridge, database, openFlow);
        _readers = Task.WhenAll(ReadRowsAsync(monitor), ReadFlowsAsync());
    }

    /// <summary>Changes of flows since the last <see cref="Reset"/>.</summary>
    public int FlowEvents => Volatile.Read(ref _flowEvents);

    /// <summary>When the last flow changed (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public long LastFlow => Volatile.Read(ref _lastFlow);

    /// <summary>Whether each new row of an interface has the switch asked for a barrier at once.</summary>
    public bool ProbesSwitch { get; set; }

    /// <summary>Begins to watch a bridge.</summary>
    public static async Task<SwitchWatch> StartAsync(DummySwitch dummy, string bridge, CancellationToken cancellationToken)
    {
        var database = await OvsdbClient.ConnectAsync(
            ConnectionUrl.Parse($"unix:{dummy.DatabaseSocket}", 6640), ConnectionOptions.Default, JsonRpcOptions.Default, NullLogger.Instance, cancellationToken);
        var monitor = await database.MonitorAsync(Database, [new OvsdbMonitorRequest("Interface", ["name", "ofport"])], cancellationToken);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(dummy.Switch.Directory, $"{bridge}.mgmt")), cancellationToken);
        var openFlow = await OpenFlowConnection.OpenAsync(
            new NetworkStream(socket, ownsSocket: true),
            bridge,
            new OpenFlowOptions { AllowedVersions = [OpenFlowVersion.V14], IncomingCapacity = 1_000_000, KeepaliveTimeout = TimeSpan.FromMinutes(5) },
            NullLogger.Instance,
            cancellationToken);
        const FlowMonitorFlags Changes = FlowMonitorFlags.Added | FlowMonitorFlags.Removed | FlowMonitorFlags.Modified;
        await openFlow.MultipartAsync(new FlowMonitorRequest(1, Changes), cancellationToken);
        return new SwitchWatch(bridge, database, monitor, openFlow);
    }

    /// <summary>Forgets what was seen.</summary>
    public void Reset()
    {
        _inserted.Clear();
        _numbered.Clear();
        _answers.Clear();
        Volatile.Write(ref _flowEvents, 0);
    }

    /// <summary>Adds interfaces in one transaction.</summary>
    public async Task PlugAsync(IReadOnlyCollection<PlannedPort> ports, CancellationToken cancellationToken)
    {
        List<OvsdbOperation> operations = [];
        foreach (var port in ports)
        {
            operations.Add(OvsdbOperation.Insert(
                "Interface",
                new Dictionary<string, OvsdbValue>
                {
                    ["name"] = port.Interface,
                    ["type"] = "dummy",
                    ["external_ids"] = OvsdbValue.Map(new Dictionary<string, string> { ["iface-id"] = port.Id }),
                },
                $"i{port.Number}"));
            operations.Add(OvsdbOperation.Insert(
                "Port",
                new Dictionary<string, OvsdbValue> { ["name"] = port.Interface, ["interfaces"] = OvsdbAtom.NamedUuid($"i{port.Number}") },
                $"p{port.Number}"));
        }

        operations.Add(OvsdbOperation.Mutate(
            "Bridge",
            [OvsdbCondition.Equal("name", _bridge)],
            OvsdbMutation.Insert("ports", OvsdbValue.Set(ports.Select(port => OvsdbAtom.NamedUuid($"p{port.Number}"))))));
        await _database.TransactAsync(Database, operations, cancellationToken);
    }

    /// <summary>Removes interfaces in one transaction.</summary>
    public async Task UnplugAsync(IReadOnlyCollection<PlannedPort> ports, CancellationToken cancellationToken)
    {
        var names = ports.Select(port => port.Interface).ToHashSet();
        var rows = await _database.TransactAsync(Database, [OvsdbOperation.Select("Port", [], ["name"])], cancellationToken);
        var uuids = rows[0].Rows.Where(row => names.Contains(row["name"].AsString())).Select(row => OvsdbAtom.Uuid(row.Uuid));
        await _database.TransactAsync(
            Database,
            [
                OvsdbOperation.Mutate(
                    "Bridge",
                    [OvsdbCondition.Equal("name", _bridge)],
                    OvsdbMutation.Delete("ports", OvsdbValue.Set(uuids))),
            ],
            cancellationToken);
    }

    /// <summary>When the row of an interface was there.</summary>
    public long Inserted(PlannedPort port) => _inserted[port.Interface];

    /// <summary>When the row of an interface had its OpenFlow port number: the last that Open vSwitch tells of a new port.</summary>
    public long Numbered(PlannedPort port) => _numbered[port.Interface];

    /// <summary>When the switch answered a barrier that was sent when the row of an interface was seen: nobody could have changed a flow
    /// before.</summary>
    public Task<long> AnsweredAsync(PlannedPort port) => _answers[port.Interface];

    /// <summary>Asks the switch for a barrier; the result is when it answered.</summary>
    public async Task<long> AskAsync(CancellationToken cancellationToken)
    {
        await _switch.BarrierAsync(cancellationToken);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>Has the switch commit flows in a table that no packet comes to, in one bundle; the result is when it answered.</summary>
    public async Task<long> CommitFlowsAsync(int count, CancellationToken cancellationToken)
    {
        var flows = Enumerable.Range(0, count).Select(port => FlowMod.Add(Flow.Parse($"table={UnusedTable},priority=1,in_port={port + 1},actions=drop")));
        var result = await _switch.BundleAtOnceAsync([.. flows], cancellationToken);
        return result.Committed ? Stopwatch.GetTimestamp() : throw new InvalidOperationException($"the switch did not commit: {result.ControlError}");
    }

    /// <summary>Removes what <see cref="CommitFlowsAsync"/> added.</summary>
    public Task RemoveFlowsAsync(CancellationToken cancellationToken) =>
        _switch.BatchAsync([new FlowMod(FlowModCommand.Delete, UnusedTable, Match.Any)], cancellationToken);

    /// <summary>Waits until the switch has made interfaces and has nothing left to do for them: with many ports that takes it a while, in which
    /// it answers nobody.</summary>
    public async Task WaitUntilMadeAsync(IReadOnlyCollection<PlannedPort> ports, CancellationToken cancellationToken)
    {
        while (!ports.All(port => _numbered.ContainsKey(port.Interface)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), cancellationToken);
        }

        await _switch.BarrierAsync(cancellationToken);
    }

    /// <summary>Waits until flows have changed at least <paramref name="events"/> times and none has for some time, or longer for fewer: a
    /// controller that changes a flow once instead of twice is done, too.</summary>
    public async Task SettleAsync(int events, TimeSpan quiet, CancellationToken cancellationToken)
    {
        while (true)
        {
            var progress = Volatile.Read(ref _progress);
            if (FlowEvents < events)
            {
                if (!await ProgressesAsync(progress.Task, cancellationToken))
                {
                    return;
                }

                continue;
            }

            var rest = quiet - Stopwatch.GetElapsedTime(LastFlow);
            if (rest <= TimeSpan.Zero)
            {
                return;
            }

            await Task.Delay(rest, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _switch.DisposeAsync();
        await _database.DisposeAsync();
        await _readers.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task<bool> ProgressesAsync(Task progress, CancellationToken cancellationToken)
    {
        try
        {
            await progress.WaitAsync(FlowEvents > 0 ? Lull : Patience, cancellationToken);
            return true;
        }
        catch (TimeoutException) when (FlowEvents > 0)
        {
            return false;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ReadRowsAsync(OvsdbMonitor monitor)
    {
        await foreach (var update in monitor.ReadUpdatesAsync(_stop.Token))
        {
            var now = Stopwatch.GetTimestamp();
            foreach (var change in update.Changes)
            {
                if (change.New is not { } row)
                {
                    continue;
                }

                var name = row["name"].AsString();
                _inserted.TryAdd(name, now);
                if (row["ofport"].AsOptionalInteger() > 0)
                {
                    if (ProbesSwitch)
                    {
                        _answers[name] = AskAsync(_stop.Token);
                    }

                    _numbered.TryAdd(name, now);
                }
            }
        }
    }

    private async Task ReadFlowsAsync()
    {
        await foreach (var batch in _switch.ReadIncomingAsync(_stop.Token))
        {
            var changes = batch.OfType<FlowMonitorReply>().Sum(part => part.Updates.Count);
            if (changes > 0)
            {
                Volatile.Write(ref _lastFlow, Stopwatch.GetTimestamp());
                Interlocked.Add(ref _flowEvents, changes);
                Interlocked.Exchange(ref _progress, NewSignal()).TrySetResult();
            }
        }
    }
}
