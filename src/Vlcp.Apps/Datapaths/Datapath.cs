using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Vlcp.Apps.Datapaths;
using Vlcp.Apps.Running;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.Apps;

/// <summary>
/// A switch as apps see it: one object for one life of its main connection. All members can be used from any thread. A switch that connects
/// again is a new object.
/// </summary>
public sealed partial class Datapath
{
    private readonly AppOptions _options;
    private readonly ConcurrentDictionary<byte, OpenFlowConnection> _auxiliaries = new();
    private volatile ImmutableDictionary<uint, PortDescription> _ports = ImmutableDictionary<uint, PortDescription>.Empty;
    private volatile Dispatcher _state = Dispatcher.Handshake;
    private long _droppedPackets;
    private long _droppedMessages;

    internal Datapath(OpenFlowConnection connection, AppOptions options)
    {
        Connection = connection;
        _options = options;
    }

    /// <summary>The 64-bit number of the datapath, or null until it is known.</summary>
    public ulong? Id { get; private set; }

    /// <summary>The number as 16 hexadecimal digits, or the peer's address until it is known.</summary>
    public string Dpid => Id is { } id ? DpidText.Format(id) : Address;

    /// <summary>The peer's address and port.</summary>
    public string Address => Connection.Peer;

    /// <summary>The negotiated version; before, the highest that is allowed.</summary>
    public OpenFlowVersion Version => Connection.Version;

    /// <summary>The phase of its life.</summary>
    public Dispatcher State => _state;

    /// <summary>False when the connection has ended.</summary>
    public bool IsActive => _state != Dispatcher.Dead && Connection.State != ConnectionState.Closed;

    /// <summary>The ports by number; complete from phase main on and kept up to date. Every value is one moment's whole.</summary>
    public ImmutableDictionary<uint, PortDescription> Ports => _ports;

    /// <summary>What the switch said about itself, or null until it did.</summary>
    public FeaturesReply? Features { get; private set; }

    /// <summary>The main connection, for everything that is not here.</summary>
    public OpenFlowConnection Connection { get; }

    /// <summary>The auxiliary connections that are up, by their number.</summary>
    public IReadOnlyDictionary<byte, OpenFlowConnection> Auxiliaries => _auxiliaries;

    /// <summary>Packets that no app saw because the app that should stood still.</summary>
    public long DroppedPackets => Interlocked.Read(ref _droppedPackets);

    /// <summary>PACKET_OUTs and raw messages that were not sent because the switch took nothing.</summary>
    public long DroppedMessages => Interlocked.Read(ref _droppedMessages);

    internal DateTimeOffset Now => _options.TimeProvider.GetUtcNow();

    /// <summary>The number and the address.</summary>
    public override string ToString() => Id is null ? Address : string.Create(CultureInfo.InvariantCulture, $"{Dpid} ({Address}, {Version})");

    internal void Introduce(FeaturesReply features)
    {
        Features = features;
        Id = features.DatapathId;
    }

    internal bool SetState(Dispatcher state)
    {
        var changed = _state != state;
        _state = state;
        return changed;
    }

    internal void SetPort(PortDescription port) => _ports = _ports.SetItem(port.Number, port);

    internal void RemovePort(uint number) => _ports = _ports.Remove(number);

    internal void CountDroppedPackets(int packets) => Interlocked.Add(ref _droppedPackets, packets);

    internal void AddAuxiliary(byte id, OpenFlowConnection connection) => _auxiliaries[id] = connection;

    internal void RemoveAuxiliary(byte id, OpenFlowConnection connection) =>
        _auxiliaries.TryRemove(new KeyValuePair<byte, OpenFlowConnection>(id, connection));
}
