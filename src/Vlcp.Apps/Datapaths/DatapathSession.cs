using Microsoft.Extensions.Logging;
using Vlcp.Apps.Events;
using Vlcp.Apps.Running;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps.Datapaths;

/// <summary>
/// The life of one connection with a switch. Runs in the connection's reader: every message goes from here into the queues of the apps
/// that observe it. The phases:
/// <list type="table">
/// <item><term>handshake</term><description>hellos are exchanged.</description></item>
/// <item><term>config</term><description>from the version on. The features say who the switch is; 1.3 and later are then asked for their
/// ports.</description></item>
/// <item><term>main</term><description>from the last part of the ports on; in 1.0, from the features on.</description></item>
/// <item><term>dead</term><description>the connection has ended.</description></item>
/// </list>
/// An auxiliary connection has no phases of its own: its messages are those of its main connection's datapath.
/// </summary>
internal sealed class DatapathSession(DatapathServer server, ObserverTable observers, AppOptions options, ILogger logger) : IConnectionObserver
{
    private readonly TaskCompletionSource _main = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PacketLanes _lanes = new(options);
    private int _lanesVersion = -1;
    private OpenFlowConnection? _connection;
    private Datapath? _datapath;
    private uint _portsXid;

    public Datapath Datapath => _datapath!;

    /// <summary>The number of the auxiliary connection; 0 for a main one.</summary>
    public byte AuxiliaryId { get; private set; }

    /// <summary>Ends when the switch has reached phase main.</summary>
    public Task ReachedMain => _main.Task;

    public void Opened(OpenFlowConnection connection)
    {
        _connection = connection;
        _datapath = new Datapath(connection, options);
        Raise(new EventOFPStateChange(_datapath, Dispatcher.Handshake), Dispatcher.Handshake);
    }

    public void ReceivePacketIn(ReadOnlySpan<byte> message)
    {
        // Whoever sends nonsense is told here, where it costs the connection.
        _ = new PacketInView(message);
        var phase = Datapath.State;
        foreach (var lane in Lanes())
        {
            if (lane.Phases == Dispatcher.Any || (lane.Phases & phase) != 0)
            {
                lane.Add(message);
            }
        }
    }

    public void Receive(OpenFlowMessage message)
    {
        // Apps that hear of the features may ask the datapath for its number at once.
        var isIntroduction = message is FeaturesReply && Datapath.State == Dispatcher.Config && Datapath.Id is null;
        if (isIntroduction && message is FeaturesReply { AuxiliaryId: 0 } main)
        {
            Datapath.Introduce(main);
        }
        if (OpenFlowEventCatalog.Of(message.GetType()) is { } entry && observers.Of(entry.Event).Length > 0)
        {
            Raise(entry.Make(Datapath, message, AuxiliaryId), Datapath.State);
        }
        switch (message)
        {
            case Hello when Datapath.State == Dispatcher.Handshake && _connection!.State == ConnectionState.Features:
                ChangeState(Dispatcher.Config);
                break;
            case FeaturesReply features when isIntroduction:
                AskForPorts(features);
                break;
            case PortDescriptionReply ports when ports.Xid == _portsXid && Datapath.State == Dispatcher.Config:
                Take(ports);
                break;
            case PortStatus status when Datapath.State == Dispatcher.Main && AuxiliaryId == 0:
                Take(status);
                break;
        }
    }

    public ValueTask ReceivedAllAsync() => _lanes.FlushAsync();

    /// <summary>The connection has ended: whoever knew of the switch is told.</summary>
    public void End()
    {
        _main.TrySetCanceled();
        if (AuxiliaryId != 0)
        {
            Datapath.RemoveAuxiliary(AuxiliaryId, _connection!);
        }
        else if (_datapath is not null)
        {
            ChangeState(Dispatcher.Dead);
        }
    }

    private void AskForPorts(FeaturesReply features)
    {
        if (features.AuxiliaryId != 0)
        {
            JoinMain(features);
            return;
        }
        if (Datapath.Version == OpenFlowVersion.V10)
        {
            foreach (var port in features.Ports)
            {
                Datapath.SetPort(port);
            }
            BecomeMain();
        }
        else
        {
            _connection!.TrySend(new PortDescriptionRequest(), flush: true, out _portsXid);
        }
    }

    private void JoinMain(FeaturesReply features)
    {
        if (server.Find(features.DatapathId) is not { } main)
        {
            _ = _connection!.CloseAsync($"auxiliary connection {features.AuxiliaryId} of datapath {DpidText.Format(features.DatapathId)}, which has no main connection");
            return;
        }
        AuxiliaryId = features.AuxiliaryId;
        _datapath = main;
        _lanesVersion = -1;
        main.AddAuxiliary(AuxiliaryId, _connection!);
        _main.TrySetResult();
    }

    private void Take(PortDescriptionReply ports)
    {
        foreach (var port in ports.Ports)
        {
            Datapath.SetPort(port);
        }
        if (!ports.More)
        {
            BecomeMain();
        }
    }

    private void BecomeMain()
    {
        server.Enter(Datapath);
        ChangeState(Dispatcher.Main);
        _main.TrySetResult();
    }

    private void Take(PortStatus status)
    {
        switch (status.Reason)
        {
            case PortStatusReason.Add or PortStatusReason.Modify:
                Datapath.SetPort(status.Port);
                break;
            case PortStatusReason.Delete:
                Datapath.RemovePort(status.Port.Number);
                break;
            default:
                return;
        }
        Raise(new EventOFPPortStateChange(Datapath, status.Reason, status.Port.Number), Dispatcher.Main);
    }

    private void ChangeState(Dispatcher state)
    {
        if (Datapath.SetState(state))
        {
            logger.LogDebug("Datapath {Datapath}: {State}", Datapath, state);
            Raise(new EventOFPStateChange(Datapath, state), state);
        }
    }

    // Packets that came before go first.
    private void Raise(EventBase ev, Dispatcher phase)
    {
        _lanes.FlushAll();
        foreach (var observer in observers.Of(ev.GetType()))
        {
            if (observer.Wants(phase))
            {
                observer.App.Loop.Enqueue(new QueuedEvent(ev, phase));
            }
        }
    }

    // The lanes of those who observe packets now; an observer that stays keeps its lane.
    private PacketLane[] Lanes()
    {
        if (_lanesVersion != observers.Version)
        {
            _lanesVersion = observers.Version;
            var before = _lanes.All.Where(l => l.Datapath == _datapath).ToDictionary(l => l.App);
            _lanes.All = [.. observers.Of(typeof(EventOFPPacketIn)).Select(o =>
            {
                var lane = before.GetValueOrDefault(o.App) ?? new PacketLane(Datapath, AuxiliaryId, o.App, options);
                lane.Phases = o.Phases;
                return lane;
            })];
        }
        return _lanes.All;
    }
}
