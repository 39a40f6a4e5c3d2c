using Microsoft.Extensions.Logging;
using Vlcp.Dataplane.Features;
using Vlcp.Dataplane.Flows;
using Vlcp.Dataplane.PacketHandling;
using Vlcp.Dataplane.Producers;
using Vlcp.Dataplane.Publications;
using Vlcp.Dataplane.Reconcile;
using Vlcp.Dataplane.Switches;
using Vlcp.ObjectDb;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;
using Vlcp.Switches;
using Vlcp.Switches.Tables;

namespace Vlcp.Dataplane.Control;

/// <summary>
/// The life of one switch, from its first connection until it is forgotten.
/// </summary>
/// <remarks>
/// <code>
/// Disconnected --before the first connection, bridge known--> Disconnected: what the bridge is to have is computed from the database alone
/// Disconnected --connection--> WaitingForPorts --bridge, ports, tables known--> Computing
/// Computing --all objects read, first result whole--> Auditing --difference confirmed--> InSync | OutOfSync
/// InSync | OutOfSync --object, port or retry--> Applying --confirmed--> InSync | OutOfSync
/// InSync | OutOfSync --features or tables changed--> Computing (what the switch has stays known: Applying follows)
/// any --connection lost--> Disconnected     any --refused as a whole, no answer--> Auditing, after a pause
/// </code>
/// The switch keeps its flows in every state. All methods are called on the scheduler's thread.
/// </remarks>
internal sealed class SwitchController : IAsyncDisposable, IPacketSource
{
    private readonly DataplaneServices _services;
    private readonly ILogger _logger;
    private readonly PortView _ports = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _run;
    private TaskCompletionSource _wake = NewSignal();
    private Reconciler? _reconciler;
    private Computation? _computation;
    private SwitchPublications? _publications;
    private OpenFlowConnection? _connection;
    private SwitchState _state = SwitchState.Disconnected;
    private long _refusedSince;
    private bool _hasConnected;
    private bool _mustAudit;
    private bool _mustRebuild = true;

    public SwitchController(string vhost, ulong datapathId, DataplaneServices services)
    {
        Vhost = vhost;
        DatapathId = datapathId;
        _services = services;
        _logger = services.Logger;
        _run = RunAsync(_stop.Token);
    }

    /// <summary>Raised after each step: the switch reached a state, or confirmed changes.</summary>
    public event Action? Progressed;

    public string Vhost { get; }

    public ulong DatapathId { get; }

    public SwitchState State
    {
        get => _state;
        private set
        {
            if (_state != value)
            {
                _logger.LogDebug("Switch {DatapathId:x16} is {State}", DatapathId, value);
                _state = value;
            }
        }
    }

    public bool IsConnected => _connection is not null;

    public Computation? Computation => _computation;

    public Reconciler? Reconciler => _reconciler;

    public TableLayout? Layout => _computation?.Layout;

    public IReadOnlyCollection<LocalPort> Ports => _ports.Ports;

    /// <summary>Revision of the store whose flows the switch has confirmed.</summary>
    public long AppliedRevision { get; private set; }

    /// <summary>Counts wakes: what was signalled before a step is part of the next.</summary>
    public long Signals { get; private set; }

    /// <summary>The value of <see cref="Signals"/> that the last finished step had seen.</summary>
    public long SettledSignals { get; private set; }

    /// <summary>True if nothing is left to do: all that was signalled is in the switch and in the store.</summary>
    public bool IsSettled =>
        State is SwitchState.InSync && SettledSignals == Signals && _computation is { IsComplete: true } && _publications is { IsSettled: true };

    public void Connect(OpenFlowConnection connection)
    {
        _connection = connection;
        _hasConnected = true;
        _mustAudit = true;
        PortsChanged(null);
    }

    public void Disconnect()
    {
        _connection = null;
        Signal();
    }

    /// <summary>OpenFlow ports have changed; null for any of them.</summary>
    public void PortsChanged(IReadOnlyCollection<uint>? numbers)
    {
        _ports.NotePorts(numbers);
        Signal();
    }

    /// <summary>Interfaces of the bridge have changed; null for anything that the database tells.</summary>
    public void InterfacesChanged(IReadOnlyCollection<string>? names)
    {
        _ports.NoteInterfaces(names);
        Signal();
    }

    /// <summary>Something that the switch's flows depend on has changed.</summary>
    public void Signal()
    {
        Signals++;
        _wake.TrySetResult();
    }

    /// <summary>The set of features or the tables changed: the computation starts anew.</summary>
    public void Rebuild()
    {
        _mustRebuild = true;
        Signal();
    }

    /// <summary>Asks the switch again what it has, and repairs what differs.</summary>
    public void Audit()
    {
        _mustAudit = true;
        Signal();
    }

    /// <summary>Begins another computation of the same switch from the same inputs; the switch does not hear of it.</summary>
    public Computation ComputeAgain(Action signal)
    {
        var again = new Computation(
            _computation!.Identity, _computation.Layout, _services.FeaturesFor(Vhost), _services.NewMirror(), signal, _logger);
        _ports.StateAll(again.Engine);
        return again;
    }

    /// <summary>What the switch says that it has.</summary>
    public Task<SwitchContents> DumpAsync(CancellationToken cancellationToken) => _connection is { } connection
        ? new OpenFlowChannel(connection).DumpAsync(cancellationToken)
        : throw new OpenFlowConnectionException("the switch is not connected");

    /// <summary>A packet that a flow handed to the controller.</summary>
    public void Receive(PacketIn packet)
    {
        if (_computation is not null && _reconciler is { } reconciler)
        {
            _services.PacketHandlers.Handle(packet with { Cookie = reconciler.ReadCookie(packet.TableId, packet.Cookie) }, this);
        }
    }

    /// <summary>The switch has removed a flow.</summary>
    public void Receive(FlowRemoved flow)
    {
        if (_computation is not null && Cookie.ClassOf(flow.Cookie) == CookieClass.Learned)
        {
            _services.Followers.ForEach(follower => follower.Removed(this, flow));
        }
    }

    public IReadOnlyList<TValue> Facts<TKey, TValue>(Relation<TKey, TValue> relation, TKey key)
        where TKey : notnull
        where TValue : notnull => _computation?.Engine.Facts(relation, key) ?? [];

    public void Send(OpenFlowMessage message)
    {
        if (_connection is { } connection)
        {
            _ = SendAsync(connection, message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Signal();
        await _run;
        await DropComputationAsync();
        _stop.Dispose();
    }

    private static async Task SendAsync(OpenFlowConnection connection, OpenFlowMessage message)
    {
        try
        {
            await connection.SendAsync(message, CancellationToken.None);
        }
        catch (OpenFlowConnectionException)
        {
            // Packets get lost; whoever needs an answer will ask again.
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var signals = Signals;
            _wake = NewSignal();
            TimeSpan? again = null;
            try
            {
                again = await StepAsync(cancellationToken);
                SettledSignals = signals;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is SwitchRefusedException or TimeoutException or OpenFlowErrorException)
            {
                _logger.LogError("Switch {DatapathId:x16}: {Reason}; it is compared again", DatapathId, failure.Message);
                State = SwitchState.OutOfSync;
                _mustAudit = true;
                again = _services.Options.RetryInterval;
            }
            catch (OpenFlowConnectionException)
            {
                // The directory tells when the connection has gone or come back.
                _mustAudit = true;
                again = _services.Options.RetryInterval;
            }
            catch (Exception failure)
            {
                // This loop is all that keeps the switch right: a mistake in one step must not end it.
                _logger.LogError(failure, "Switch {DatapathId:x16}: a step failed; it is compared again", DatapathId);
                State = SwitchState.OutOfSync;
                _mustAudit = true;
                again = _services.Options.RetryInterval;
            }

            Progressed?.Invoke();
            await WaitAsync(again, cancellationToken);
        }
    }

    private async Task WaitAsync(TimeSpan? atMost, CancellationToken cancellationToken)
    {
        try
        {
            await _wake.Task.WaitAsync(atMost ?? Timeout.InfiniteTimeSpan, _services.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Signals++;
        }
        catch (OperationCanceledException)
        {
            // The loop looks at the token.
        }
    }

    /// <returns>When to look again without a signal; null if there is nothing to retry.</returns>
    private async Task<TimeSpan?> StepAsync(CancellationToken cancellationToken)
    {
        if (_connection is not { } connection)
        {
            State = SwitchState.Disconnected;
            if (!_hasConnected)
            {
                await ComputeAsync(null);
            }

            return null;
        }

        if (_services.Directory.OpenFlowPorts(Vhost, DatapathId) is not { } ports || !await ComputeAsync(ports))
        {
            State = SwitchState.WaitingForPorts;
            return null;
        }

        if (_reconciler!.NeedsWholeResult && !_computation!.IsComplete)
        {
            State = SwitchState.Computing;
            return null;
        }

        await ReconcileAsync(connection, cancellationToken);
        _publications!.Kick();
        var whole = _reconciler.Quarantine.Count == 0 && !_computation!.Engine.Failures.Any();
        State = whole ? SwitchState.InSync : SwitchState.OutOfSync;
        return whole ? null : _services.Options.RetryInterval;
    }

    private async Task ReconcileAsync(OpenFlowConnection connection, CancellationToken cancellationToken)
    {
        var revision = _computation!.Revision;
        var channel = new OpenFlowChannel(connection);
        if (_mustAudit)
        {
            State = SwitchState.Auditing;
            _mustAudit = false;
            await _reconciler!.AuditAsync(channel, cancellationToken);
            _services.Followers.ForEach(follower => follower.Compared(this, _reconciler.Learned));
            _services.Followers.ForEach(follower => follower.Computed(this));
        }
        else
        {
            RetryRefused();
            _services.Followers.ForEach(follower => follower.Computed(this));
            State = SwitchState.Applying;
            await _reconciler!.ApplyChangesAsync(channel, cancellationToken);
        }

        AppliedRevision = revision;
    }

    private void RetryRefused()
    {
        if (_reconciler!.Quarantine.Count > 0 && _services.Time.GetElapsedTime(_refusedSince) >= _services.Options.RetryInterval)
        {
            _refusedSince = _services.Time.GetTimestamp();
            _reconciler.RetryQuarantined();
        }
    }

    /// <returns>False if the bridge or the tables are not known yet.</returns>
    private async Task<bool> ComputeAsync(IReadOnlyDictionary<uint, PortDescription>? ports)
    {
        var directory = _services.Directory;
        var ovsdbVhost = _services.OvsdbVhost(Vhost);
        if (_services.Layouts(Vhost) is not { } layout
            || directory.Bridge(ovsdbVhost, DatapathId) is not { } bridge
            || directory.Interfaces(ovsdbVhost, DatapathId) is not { } interfaces)
        {
            return false;
        }

        var identity = new SwitchIdentity(DatapathId, Vhost, ovsdbVhost, bridge.SystemId, bridge.Name);
        if (_computation is null || _mustRebuild || _computation.Identity != identity || _computation.Layout != layout)
        {
            await StartComputationAsync(identity, layout);
        }

        _ports.Update(_computation!.Engine, ports, interfaces);
        _computation.Run();
        return true;
    }

    private async Task StartComputationAsync(SwitchIdentity identity, TableLayout layout)
    {
        await DropComputationAsync();
        _mustRebuild = false;
        _computation = new Computation(identity, layout, _services.FeaturesFor(Vhost), _services.NewMirror(), Signal, _logger);
        _ports.StateAll(_computation.Engine);
        _reconciler ??= new Reconciler(_logger);
        _reconciler.Target(_computation.Desired);
        _publications = new SwitchPublications(_computation.Desired, identity, _services, Signal);
    }

    private async Task DropComputationAsync()
    {
        if (_publications is { } publications)
        {
            _publications = null;
            await publications.DisposeAsync();
        }

        if (_computation is { } computation)
        {
            _computation = null;
            await computation.DisposeAsync();
        }
    }
}
