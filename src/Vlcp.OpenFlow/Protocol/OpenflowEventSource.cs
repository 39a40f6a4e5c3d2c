using Vlcp.Events;
using Vlcp.OpenFlow.Connection;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Protocol;

/// <summary>Makes what happens on one connection events of a scheduler. The scheduler's queue slows the reader when it is full.</summary>
internal sealed class OpenflowEventSource(Scheduler scheduler) : IConnectionObserver
{
    private readonly List<Event> _events = [];
    private OpenFlowConnection? _connection;
    private ConnectionState _state;

    public void Opened(OpenFlowConnection connection)
    {
        _connection = connection;
        _ = TellEndAsync(connection);
    }

    public void ReceivePacketIn(ReadOnlySpan<byte> message) => _events.Add(Openflow.EventOf(_connection!, new PacketInView(message).Decode()));

    public void Receive(OpenFlowMessage message)
    {
        _events.Add(Openflow.EventOf(_connection!, message));
        if (_connection!.State != _state && _connection.State != ConnectionState.Closed)
        {
            _state = _connection.State;
            _events.Add(new OpenflowConnectionStateEvent(_connection, _state));
        }
    }

    public async ValueTask ReceivedAllAsync()
    {
        foreach (var ev in _events)
        {
            await scheduler.SendAsync(ev);
        }
        _events.Clear();
    }

    private async Task TellEndAsync(OpenFlowConnection connection)
    {
        await connection.Completion;
        await scheduler.SendAsync(new OpenflowConnectionStateEvent(connection, ConnectionState.Closed));
    }
}
