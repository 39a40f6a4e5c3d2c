using System.Buffers;

namespace Vlcp.Storage.ZooKeeper.Client;

/// <summary>
/// Bytes on their way to a stream. What is added while a write is under way goes with the next one, so many requests share a system call.
/// </summary>
internal sealed class OutgoingBytes(Stream stream)
{
    private const int Kept = 1 << 20;

    private ArrayBufferWriter<byte> _filling = new(4096);
    private ArrayBufferWriter<byte> _spare = new(4096);
    private bool _writing;

    /// <summary>Where requests are written; under the owner's lock.</summary>
    public IBufferWriter<byte> Filling => _filling;

    /// <summary>True when the caller, which holds the owner's lock, has to call <see cref="DrainAsync"/> after it.</summary>
    public bool Begin()
    {
        var idle = !_writing;
        _writing = true;
        return idle;
    }

    /// <summary>Writes until nothing is left.</summary>
    public async Task DrainAsync(Lock gate, CancellationToken cancellationToken)
    {
        while (Take(gate) is { } full)
        {
            await stream.WriteAsync(full.WrittenMemory, cancellationToken).ConfigureAwait(false);
            _spare = full.Capacity > Kept ? new ArrayBufferWriter<byte>(4096) : full;
        }
    }

    private ArrayBufferWriter<byte>? Take(Lock gate)
    {
        lock (gate)
        {
            if (_filling.WrittenCount == 0)
            {
                _writing = false;
                return null;
            }

            var full = _filling;
            _filling = _spare;
            _filling.ResetWrittenCount();
            return full;
        }
    }
}
