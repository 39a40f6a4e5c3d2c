using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Vlcp.OpenFlow.Messages;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Reads bytes from the peer and notes when they came.</summary>
internal sealed class ConnectionReader(Stream stream, TimeProvider time)
{
    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
    private long _lastReceived = time.GetTimestamp();
    private volatile bool _waiting;

    /// <summary>Takes one message.</summary>
    /// <returns>False when no more is to be read.</returns>
    public delegate bool MessageHandler(ReadOnlySpan<byte> message);

    /// <summary>True while nothing is left to be worked on and the next bytes are awaited.</summary>
    public bool IsWaiting => _waiting;

    /// <summary>How long ago the last bytes came.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _lastReceived));

    /// <summary>Whether bytes have come since a moment, in the time stamps of the clock.</summary>
    public bool HasReceivedSince(long timestamp) => Interlocked.Read(ref _lastReceived) >= timestamp;

    /// <summary>Gives every message to the handler as it comes, and tells when all that came with one read were given; until the peer closes
    /// or one of the two wants no more.</summary>
    /// <exception cref="Vlcp.Wire.WireFormatException">The peer sent what is no message.</exception>
    public async Task RunAsync(MessageHandler handle, Func<ValueTask<bool>> settle, CancellationToken cancellationToken)
    {
        while (true)
        {
            _waiting = true;
            var result = await _pipe.ReadAsync(cancellationToken);
            _waiting = false;
            Interlocked.Exchange(ref _lastReceived, time.GetTimestamp());
            var buffer = result.Buffer;
            var goOn = GiveAll(ref buffer, handle);
            _pipe.AdvanceTo(buffer.Start, result.Buffer.End);
            if (!await settle() || result.IsCompleted || !goOn)
            {
                return;
            }
        }
    }

    private static bool GiveAll(ref ReadOnlySequence<byte> buffer, MessageHandler handle)
    {
        while (true)
        {
            var given = GiveFromFirst(buffer.FirstSpan, handle, out var goOn);
            buffer = buffer.Slice(given);
            if (!goOn || !MessageFraming.TryTake(ref buffer, out var message))
            {
                return goOn;
            }
            if (!Give(message, handle))
            {
                return false;
            }
        }
    }

    // Nearly all messages lie in one piece: no sequence is cut for them.
    private static int GiveFromFirst(ReadOnlySpan<byte> bytes, MessageHandler handle, out bool goOn)
    {
        var position = 0;
        goOn = true;
        while (goOn && bytes.Length - position >= OpenFlowMessage.HeaderSize)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(position + MessageFraming.LengthOffset)..]);
            if (length < OpenFlowMessage.HeaderSize || length > bytes.Length - position)
            {
                break;
            }
            goOn = handle(bytes.Slice(position, length));
            position += length;
        }
        return position;
    }

    private static bool Give(in ReadOnlySequence<byte> message, MessageHandler handle)
    {
        if (message.IsSingleSegment)
        {
            return handle(message.FirstSpan);
        }
        var length = (int)message.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            message.CopyTo(rented);
            return handle(rented.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
