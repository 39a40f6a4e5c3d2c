using System.Buffers;
using System.IO.Pipelines;

namespace Vlcp.OpenFlow.Connection;

/// <summary>Reads bytes from the peer and notes when they came.</summary>
internal sealed class ConnectionReader(Stream stream, TimeProvider time)
{
    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
    private long _lastReceived = time.GetTimestamp();
    private volatile bool _waiting;

    /// <summary>True while nothing is left to be worked on and the next bytes are awaited.</summary>
    public bool IsWaiting => _waiting;

    /// <summary>How long ago the last bytes came.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _lastReceived));

    /// <summary>Takes whole messages as they come and gives all that are there to the handler, until the peer closes.</summary>
    /// <exception cref="Vlcp.Wire.WireFormatException">The peer sent what is no message.</exception>
    public async Task RunAsync(Func<IReadOnlyList<ReadOnlySequence<byte>>, bool> handle, CancellationToken cancellationToken)
    {
        List<ReadOnlySequence<byte>> messages = [];
        while (true)
        {
            _waiting = true;
            var result = await _pipe.ReadAsync(cancellationToken);
            _waiting = false;
            Interlocked.Exchange(ref _lastReceived, time.GetTimestamp());
            var buffer = result.Buffer;
            messages.Clear();
            while (MessageFraming.TryTake(ref buffer, out var message))
            {
                messages.Add(message);
            }
            var goOn = messages.Count == 0 || handle(messages);
            _pipe.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted || !goOn)
            {
                return;
            }
        }
    }
}
