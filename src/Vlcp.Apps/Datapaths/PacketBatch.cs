using System.Buffers;
using System.Buffers.Binary;
using Vlcp.Apps.Events;
using Vlcp.Apps.Running;
using Vlcp.OpenFlow.Messages;
using Vlcp.Wire;

namespace Vlcp.Apps.Datapaths;

/// <summary>Packets of one switch for one app that came with one read: their messages, one after the other.</summary>
internal sealed class PacketBatch(PacketLane lane) : IQueuedWork
{
    private const int LengthOffset = 2;
    private const int FirstSize = 1024;

    private byte[] _bytes = [];
    private int _length;

    public Dispatcher Phase { get; set; }

    public int Count { get; private set; }

    /// <summary>The memory that it takes.</summary>
    public int Size => _bytes.Length;

    public void Add(ReadOnlySpan<byte> message)
    {
        if (_bytes.Length - _length < message.Length)
        {
            Grow(message.Length);
        }
        message.CopyTo(_bytes.AsSpan(_length));
        _length += message.Length;
        Count++;
    }

    public void Clear()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _length = 0;
        Count = 0;
    }

    public void Run(AppLoop loop)
    {
        var datapath = lane.Datapath;
        try
        {
            // While one thread works on packets that came together, their answers leave together.
            datapath.BeginBatch();
            foreach (var handling in loop.Handlers.Packets)
            {
                if (handling.Wants(Phase))
                {
                    Run(loop, datapath, handling);
                }
            }
            var handlings = loop.Handlers.Of(typeof(EventOFPPacketIn));
            if (handlings.Length > 0)
            {
                Run(loop, datapath, handlings);
            }
        }
        finally
        {
            datapath.EndBatch();
            lane.Done(this);
        }
    }

    private void Run(AppLoop loop, Datapath datapath, PacketHandling handling)
    {
        for (var rest = _bytes.AsSpan(0, _length); rest.Length > 0;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest[LengthOffset..]);
            try
            {
                handling.Invoke(datapath, new PacketInView(rest[..length]));
            }
            catch (Exception e)
            {
                loop.LogFailure(handling.Name, "PacketInView", e);
            }
            loop.CountProgress();
            rest = rest[length..];
        }
    }

    private void Run(AppLoop loop, Datapath datapath, EventHandling[] handlings)
    {
        for (var position = 0; position < _length;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(position + LengthOffset));
            try
            {
                var ev = new EventOFPPacketIn(datapath, new PacketInView(_bytes.AsSpan(position, length)).Decode()) { AuxiliaryId = lane.AuxiliaryId };
                loop.Deliver(ev, Phase, handlings);
            }
            catch (WireFormatException e)
            {
                datapath.Close($"malformed packet-in: {e.Message}");
            }
            loop.CountProgress();
            position += length;
        }
    }

    private void Grow(int more)
    {
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, Math.Max(FirstSize, _length * 4)));
        _bytes.AsSpan(0, _length).CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = grown;
    }
}
