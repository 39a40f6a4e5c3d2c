using System.Collections.Immutable;
using System.Threading.Channels;
using Vlcp.Storage;

namespace Vlcp.ObjectDb;

/// <content>Walks that run again when what they read has changed.</content>
public sealed partial class ObjectMirror
{
    /// <summary>
    /// Runs a walker over the mirror, requires what it reads, hands over the result, and does so again whenever something that it read
    /// has changed, until cancelled. Changes that come while it is busy are taken together.
    /// </summary>
    /// <param name="walker">A pure function of the reader.</param>
    /// <param name="onResult">Gets each result, one call at a time.</param>
    /// <param name="cancellationToken">Ends the watch; its requirements are released.</param>
    /// <exception cref="OperationCanceledException">Always, in the end, unless the walker or the receiver throws.</exception>
    public async Task WatchWalkAsync<TResult>(
        Func<IObjectReader, TResult> walker, Func<TResult, ValueTask> onResult, CancellationToken cancellationToken)
    {
        var signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var held = StoreQuery.Empty;
        TrackingReader? last = null;

        void Notice(ObjectMirrorView view, ImmutableArray<string> keys, ImmutableArray<KeyRange> ranges)
        {
            // Before the first complete run anything may matter.
            if (Volatile.Read(ref last) is not { } read || keys.Any(read.ReadKeys.Contains) || ranges.Any(read.ReadRanges.Contains))
            {
                signal.Writer.TryWrite(true);
            }
        }

        Changed += Notice;
        try
        {
            while (true)
            {
                var (result, read) = await WalkViewAsync(walker, cancellationToken).ConfigureAwait(false);
                var needed = new StoreQuery([.. read.ReadKeys], [.. read.ReadRanges]);
                await RequireAsync(needed, cancellationToken).ConfigureAwait(false);
                Release(held);
                held = needed;
                Volatile.Write(ref last, read);
                if (View.Revision == read.Revision || !Differs(read))
                {
                    await onResult(result).ConfigureAwait(false);
                    await signal.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            Changed -= Notice;
            Release(held);
        }
    }

    /// <summary>Runs a walker until the view has everything that it reads. What was required on the way is released again.</summary>
    private async Task<(TResult Result, TrackingReader Read)> WalkViewAsync<TResult>(Func<IObjectReader, TResult> walker, CancellationToken cancellationToken)
    {
        var steps = new List<StoreQuery>();
        try
        {
            while (true)
            {
                var reader = new TrackingReader(View);
                if (TryWalk(walker, reader, out var result))
                {
                    return (result, reader);
                }

                await RequireAsync(reader.Missing!, cancellationToken).ConfigureAwait(false);
                steps.Add(reader.Missing!);
            }
        }
        finally
        {
            steps.ForEach(Release);
        }
    }

    internal static bool TryWalk<TResult>(Func<IObjectReader, TResult> walker, TrackingReader reader, out TResult result)
    {
        result = default!;
        try
        {
            result = walker(reader);
        }
        catch (Exception) when (reader.Missing is not null)
        {
            // Whatever the walker made of the missing value, it runs again with it.
        }

        return reader.Missing is null;
    }

    /// <summary>True when the present view gives other values than those that were read.</summary>
    private bool Differs(TrackingReader read)
    {
        var view = View;
        return read.ReadKeys.Any(key => !ReferenceEquals(read.Inner.Read(key), view.Read(key)))
            || read.ReadRanges.Any(range => !read.Inner.ReadRange(range).SequenceEqual(view.ReadRange(range)));
    }
}
