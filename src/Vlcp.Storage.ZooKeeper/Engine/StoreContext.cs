using System.Buffers.Binary;
using System.Diagnostics;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;
using Vlcp.Wire;

namespace Vlcp.Storage.ZooKeeper.Engine;

/// <summary>What all operations of one engine share.</summary>
internal sealed class StoreContext(ZooKeeperUrl url, ZooKeeperStoreOptions options)
{
    // A leader that was stopped and does not know yet that it was deposed can only answer what was asked while it was stopped.
    private static readonly TimeSpan SuspiciouslySlow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PauseAfterSlowAnswer = TimeSpan.FromMilliseconds(250);
    private const int MostRepetitions = 2;

    private readonly byte[] _identity = Guid.NewGuid().ToByteArray()[..8];
    private long _attempts;

    public ZooKeeperUrl Url => url;

    public ZooKeeperStoreOptions Options => options;

    public ServerClock Clock { get; } = new(options.Client.TimeProvider);

    public KnownDirectories Known { get; } = new();

    /// <summary>Reads of this engine that go together.</summary>
    public SharedReads Shared { get; } = new();

    /// <summary>Who may use new nodes: everybody, or with a user in the URL only that user.</summary>
    public ZooKeeperAcl[] Acl { get; } = url.User is null && options.Client.Auth.Count == 0 ? ZooKeeperAcl.Open : ZooKeeperAcl.Creator;

    /// <summary>The mark of an attempt to commit, which no other attempt of anybody has.</summary>
    public WireBytes NextWriter()
    {
        Span<byte> writer = stackalloc byte[16];
        _identity.CopyTo(writer);
        BinaryPrimitives.WriteInt64BigEndian(writer[8..], Interlocked.Increment(ref _attempts));
        return WireBytes.Create(writer);
    }

    /// <summary>Reads at one revision, which is that of the last commit before the call or later.</summary>
    public async Task<Gathered> ReadAsync(ZooKeeperConnection connection, StoreQuery query, CancellationToken cancellationToken)
    {
        for (var repetition = 0; ; repetition++)
        {
            var start = Stopwatch.GetTimestamp();
            var found = await SnapshotRead.RunAsync(connection, query, this, cancellationToken).ConfigureAwait(false);
            if (Stopwatch.GetElapsedTime(start) < SuspiciouslySlow || repetition == MostRepetitions)
            {
                return found;
            }

            await Task.Delay(PauseAfterSlowAnswer, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="StoreLimitException">The servers would close the connection over such a request.</exception>
    public void CheckSize(MultiRequest request)
    {
        // The number and the kind of the request come before it.
        var size = request.WireSize + 8;
        if (size > options.MaxRequestBytes)
        {
            throw new StoreLimitException(
                $"The transaction takes {size} bytes in {request.Operations.Count - 1} operations; these ZooKeeper servers take at most {options.MaxRequestBytes} at once (maxrequest here, jute.maxbuffer there).");
        }
    }
}
