using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Vlcp.OpenFlow;
using Vlcp.OpenFlow.Messages;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.Bench.PacketIns;

/// <summary>
/// The switch's side of a 1.3 connection, as cheap as it can be: packets are copied from templates that were encoded before, and an answer is
/// checked where it lies. Packets come from 1,000 stations behind 250 ports, each with a buffer id of its own; a right answer is a FLOW_MOD with that
/// buffer id and, last, an output to the destination's port.
/// </summary>
internal sealed class LoadSwitch : IDisposable
{
    private const int Stations = 1000;
    private const int StationsPerPort = 4;
    private const int HeaderSize = 8;
    private const int SilenceMicroseconds = 300_000;
    private const int BufferIdInPacketIn = 8;
    private const int BufferIdInFlowMod = 32;
    private const int PortBeforeEnd = 12;
    private const int Ring = 1 << 16;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[][] _packets = new byte[Stations][];
    private readonly uint[] _expectedPorts = new uint[Ring];
    private readonly byte[] _out = new byte[1 << 16];
    private readonly byte[] _in = new byte[1 << 20];
    private int _filled;
    private int _next;
    private uint _buffer;

    /// <summary>Connects and becomes ready.</summary>
    /// <param name="port">The controller's port.</param>
    /// <param name="dpid">The number of the datapath.</param>
    /// <param name="learn">Whether the controller is shown all stations.</param>
    public LoadSwitch(int port, ulong dpid, bool learn = true)
    {
        _socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        for (var i = 0; i < Stations; i++)
        {
            _packets[i] = Packet(i, Mac((i + Stations / 2) % Stations), 0);
        }
        Handshake(dpid);
        if (learn)
        {
            Learn();
        }
        _socket.Blocking = false;
    }

    public Socket Socket => _socket;

    public long Answered { get; private set; }

    public long Sent { get; private set; }

    public int Outstanding => (int)(Sent - Answered);

    /// <summary>Sends so many packets, all of them unless it is cancelled.</summary>
    public void Send(int count, CancellationToken end = default)
    {
        var length = 0;
        for (var i = 0; i < count; i++)
        {
            var template = _packets[_next];
            template.CopyTo(_out.AsSpan(length));
            BinaryPrimitives.WriteUInt32BigEndian(_out.AsSpan(length + BufferIdInPacketIn), ++_buffer);
            _expectedPorts[_buffer % Ring] = PortOf((_next + Stations / 2) % Stations);
            length += template.Length;
            _next = (_next + 1) % Stations;
        }
        for (var sent = 0; sent < length && !end.IsCancellationRequested;)
        {
            try
            {
                sent += _socket.Send(_out.AsSpan(sent, length - sent));
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
            {
                _socket.Poll(100_000, SelectMode.SelectWrite);
            }
        }
        Sent += count;
    }

    /// <summary>Sends packets as fast as they are taken, and takes no answer.</summary>
    public void Flood(CancellationToken end)
    {
        try
        {
            while (!end.IsCancellationRequested)
            {
                Send(PacketInLoad.Burst, end);
            }
        }
        catch (SocketException)
        {
            // The controller has had enough.
        }
    }

    /// <summary>Takes the answers that are there.</summary>
    /// <returns>Whether anything was there.</returns>
    public bool Receive()
    {
        int received;
        try
        {
            received = _socket.Receive(_in.AsSpan(_filled));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.WouldBlock)
        {
            return false;
        }
        if (received == 0)
        {
            throw new InvalidOperationException("the controller closed the connection");
        }
        _filled += received;
        Check();
        return true;
    }

    public void Dispose() => _socket.Dispose();

    private static MacAddress Mac(int station) => new(0x020000000000UL | (uint)(station + 1));

    private static uint PortOf(int station) => (uint)(station / StationsPerPort) + 1;

    private static byte[] Packet(int from, MacAddress to, uint buffer)
    {
        var frame = new byte[60];
        BinaryPrimitives.WriteUInt64BigEndian(frame, to.Value << 16);
        BinaryPrimitives.WriteUInt64BigEndian(frame.AsSpan(6), Mac(from).Value << 16);
        frame[12] = 0x08;
        return OpenFlowCodec.Encode(
            new PacketIn(buffer, (ushort)frame.Length, PacketInReason.TableMiss, 0, ulong.MaxValue, [OxmFields.InPort.Is(PortOf(from))], frame), OpenFlowVersion.V13);
    }

    private void Check()
    {
        var rest = _in.AsSpan(0, _filled);
        while (rest.Length >= HeaderSize)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (rest.Length < length)
            {
                break;
            }
            switch ((MessageType)rest[1])
            {
                case MessageType.FlowMod:
                    var buffer = BinaryPrimitives.ReadUInt32BigEndian(rest[BufferIdInFlowMod..]);
                    var port = BinaryPrimitives.ReadUInt32BigEndian(rest[(length - PortBeforeEnd)..]);
                    if (buffer != PacketIn.NoBuffer)
                    {
                        if (buffer - 1 >= _buffer || _expectedPorts[buffer % Ring] != port)
                        {
                            throw new InvalidOperationException($"a wrong answer: buffer {buffer}, port {port} instead of {_expectedPorts[buffer % Ring]}");
                        }
                        Answered++;
                    }
                    break;
                case MessageType.EchoRequest:
                    rest[1] = (byte)MessageType.EchoReply;
                    _socket.Send(rest[..length]);
                    break;
                case MessageType.PacketOut:
                    throw new InvalidOperationException("a packet-out for a known station");
            }
            rest = rest[length..];
        }
        rest.CopyTo(_in);
        _filled = rest.Length;
    }

    private void Handshake(ulong dpid)
    {
        Write(new Hello(4, 1u << 4));
        var hasFeatures = false;

        // A controller that asks for no ports has said its last word when it says nothing more.
        for (var ready = false; !ready && (!hasFeatures || _socket.Poll(SilenceMicroseconds, SelectMode.SelectRead));)
        {
            var message = Read();
            switch (message)
            {
                case FeaturesRequest:
                    Write(new FeaturesReply(dpid, 1 << 16, 254, 0, SwitchCapabilities.None) { Xid = message.Xid });
                    hasFeatures = true;
                    break;
                case PortDescriptionRequest:
                    Write(new PortDescriptionReply(Enumerable.Range(1, Stations / StationsPerPort).Select(Port).ToWireList()) { Xid = message.Xid });
                    ready = true;
                    break;
                default:
                    Answer(message);
                    break;
            }
        }

        static PortDescription Port(int number) => new((uint)number, Mac(Stations + number), $"p{number}", PortConfig.None, PortState.None);
    }

    // Every station sends to everybody; the controller's answers are floods.
    private void Learn()
    {
        for (var i = 0; i < Stations; i++)
        {
            _socket.Send(Packet(i, MacAddress.Broadcast, ++_buffer));
        }
        for (var floods = 0; floods < Stations;)
        {
            var message = Read();
            floods += message is PacketOut ? 1 : 0;
            Answer(message);
        }
    }

    private void Answer(OpenFlowMessage message)
    {
        switch (message)
        {
            case PortDescriptionRequest:
                Write(new PortDescriptionReply([]) { Xid = message.Xid });
                break;
            case EchoRequest echo:
                Write(new EchoReply(echo.Data) { Xid = echo.Xid });
                break;
            case BarrierRequest:
                Write(new BarrierReply { Xid = message.Xid });
                break;
        }
    }

    private void Write(OpenFlowMessage message) => _socket.Send(OpenFlowCodec.Encode(message, OpenFlowVersion.V13));

    private OpenFlowMessage Read()
    {
        ReadExactly(0, HeaderSize);
        int length = BinaryPrimitives.ReadUInt16BigEndian(_in.AsSpan(2));
        ReadExactly(HeaderSize, length - HeaderSize);
        return OpenFlowCodec.Decode(_in.AsSpan(0, length));
    }

    private void ReadExactly(int offset, int count)
    {
        while (count > 0)
        {
            var read = _socket.Receive(_in.AsSpan(offset, count));
            if (read == 0)
            {
                throw new InvalidOperationException("the controller closed the connection");
            }
            (offset, count) = (offset + read, count - read);
        }
    }
}
