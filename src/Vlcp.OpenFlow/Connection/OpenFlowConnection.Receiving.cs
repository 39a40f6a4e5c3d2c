using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

/// <content>What happens with messages that come in. Runs in the reader, one call at a time, and never waits.</content>
public sealed partial class OpenFlowConnection
{
    private readonly List<OpenFlowMessage> _asynchronous = [];

    // Returns false when the connection is to end.
    private bool Handle(ReadOnlySpan<byte> bytes)
    {
        if (_reason is not null)
        {
            return false;
        }
        try
        {
            if (_observer is not null && IsOrdinaryPacketIn(bytes))
            {
                _observer.ReceivePacketIn(bytes);
            }
            else
            {
                HandleAny(bytes);
            }
        }
        catch (WireFormatException e)
        {
            var beginning = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, QuotedBytes)]);
            CloseForViolation($"malformed message: {e.Message}; {beginning}");
        }
        return _reason is null;
    }

    private bool IsOrdinaryPacketIn(ReadOnlySpan<byte> bytes) =>
        bytes[MessageFraming.TypeOffset] == (byte)MessageType.PacketIn && bytes[0] == (byte)_handshake.Version
        && _handshake.State is ConnectionState.Ready or ConnectionState.Features;

    private async ValueTask<bool> SettleAsync()
    {
        if (_asynchronous.Count > 0)
        {
            if (!_incoming.TryAdd(_asynchronous))
            {
                Close($"flooded: more than {_options.IncomingCapacity} messages wait for their reader");
            }
            _asynchronous.Clear();
        }
        if (_observer is not null)
        {
            await _observer.ReceivedAllAsync();
        }
        return _reason is null;
    }

    private void HandleAny(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var header = MessageHeader.Read(ref reader);
        if (_handshake.State != ConnectionState.Hello && !IsAcceptable(header, bytes))
        {
            return;
        }
        if (_handshake.State == ConnectionState.Hello && header.Type > (byte)MessageType.EchoRequest)
        {
            Close($"the peer's first message has type {header.Type} instead of Hello");
            return;
        }
        if (_handshake.State != ConnectionState.Ready || !_pending.TryDeliver(header.Xid, bytes))
        {
            Handle(Decode(header, bytes));
        }
    }

    // Before the versions are agreed on, an echo request may come in any version: its layout is the same in all.
    private static OpenFlowMessage Decode(MessageHeader header, ReadOnlySpan<byte> bytes) =>
        header.Type == (byte)MessageType.EchoRequest
            ? new EchoRequest(bytes[OpenFlowMessage.HeaderSize..]) { Xid = header.Xid }
            : OpenFlowCodec.Decode(bytes);

    // Answers what the peer may not send; the connection goes on.
    private bool IsAcceptable(MessageHeader header, ReadOnlySpan<byte> bytes)
    {
        var type = MessageNumbers.FromWire(header.Type, Version);
        ushort code;
        if (header.Version != (byte)Version && type is not (MessageType.Hello or MessageType.Error))
        {
            code = ErrorMessage.BadVersion;
        }
        else if (!MessageDirection.MaySwitchSend(type, Version))
        {
            code = ErrorMessage.BadMessageType;
        }
        else
        {
            return true;
        }
        WireBytes beginning = bytes[..Math.Min(bytes.Length, QuotedBytes)];
        SendUrgent(new ErrorMessage(ErrorType.BadRequest, code, beginning) { Xid = header.Xid }, Version);
        return false;
    }

    private void Handle(OpenFlowMessage message)
    {
        if (message is EchoRequest echo)
        {
            SendUrgent(new EchoReply(echo.Data) { Xid = echo.Xid }, Version);
            _observer?.Receive(message);
        }
        else if (_handshake.State != ConnectionState.Ready && _handshake.Receive(message))
        {
            _observer?.Receive(message);
            FollowHandshake();
        }
        else
        {
            _observer?.Receive(message);
            Dispatch(message);
        }
    }

    private void FollowHandshake()
    {
        switch (_handshake.State)
        {
            case ConnectionState.Features:
                _helloDone.TrySetResult();
                break;
            case ConnectionState.Ready:
                _ready.TrySetResult();
                break;
            case ConnectionState.Closed:
                Close(_handshake.Failure!);
                break;
        }
    }

    private void Dispatch(OpenFlowMessage message)
    {
        var isUnasked = MessageDirection.IsAsynchronous(message.Type)
            || (!_pending.Deliver(message) && message is ErrorMessage or ExperimenterMessage or NiciraMessage or FlowMonitorReply or NiciraFlowMonitorReply or FlowCountersReply or ExperimenterMultipartReply);
        if (isUnasked && _observer is null)
        {
            _asynchronous.Add(message);
        }
    }

    private void SendUrgent(OpenFlowMessage message, OpenFlowVersion version)
    {
        if (!_sending.TrySendUrgent(OpenFlowCodec.Encode(message.Xid == 0 ? message with { Xid = _xids.Next() } : message, version)))
        {
            Close("flooded: the peer asks faster than it takes the answers");
        }
    }
}
