using System.Buffers;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Connection;

/// <content>What happens with messages that come in. Runs in the reader, one call at a time, and never waits.</content>
public sealed partial class OpenFlowConnection
{
    private readonly List<OpenFlowMessage> _asynchronous = [];

    // Returns false when the connection is to end.
    private bool Handle(IReadOnlyList<ReadOnlySequence<byte>> messages)
    {
        foreach (var message in messages)
        {
            if (_reason is not null)
            {
                return false;
            }
            Handle(message);
        }
        if (_asynchronous.Count > 0)
        {
            if (!_incoming.TryAdd(_asynchronous))
            {
                Close($"flooded: more than {_options.IncomingCapacity} messages wait for their reader");
            }
            _asynchronous.Clear();
        }
        return _reason is null;
    }

    private void Handle(in ReadOnlySequence<byte> message)
    {
        if (message.IsSingleSegment)
        {
            Handle(message.FirstSpan);
            return;
        }
        var length = (int)message.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        message.CopyTo(rented);
        Handle(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Handle(ReadOnlySpan<byte> bytes)
    {
        var reader = new WireReader(bytes);
        var header = MessageHeader.Read(ref reader);
        if (_handshake.State != ConnectionState.Hello && !IsAcceptable(header, bytes))
        {
            return;
        }
        try
        {
            if (_handshake.State == ConnectionState.Hello && header.Type > (byte)MessageType.EchoRequest)
            {
                Close($"the peer's first message has type {header.Type} instead of Hello");
                return;
            }
            Handle(Decode(header, bytes));
        }
        catch (WireFormatException e)
        {
            var beginning = Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, QuotedBytes)]);
            CloseForViolation($"malformed message: {e.Message}; {beginning}");
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
        var type = (MessageType)header.Type;
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
        }
        else if (_handshake.State == ConnectionState.Ready)
        {
            Dispatch(message);
        }
        else if (_handshake.Receive(message))
        {
            FollowHandshake();
        }
        else
        {
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
        if (MessageDirection.IsAsynchronous(message.Type))
        {
            _asynchronous.Add(message);
        }
        else if (!_pending.Deliver(message) && message is ErrorMessage or ExperimenterMessage or FlowMonitorReply)
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
