using System.Collections.Immutable;
using System.Diagnostics;
using Vlcp.ObjectDb;
using Vlcp.Storage;

namespace Vlcp.Bench.Stores;

/// <summary>How long a commit of one controller takes until the producers of another can run: its mirror shows the new value.</summary>
internal static class MirrorLatency
{
    private const string Key = "bench.notify";

    /// <summary>Milliseconds from the start of a commit, sorted.</summary>
    public static async Task<double[]> MillisecondsAsync(IStoreEngine writer, IStoreEngine reader, int samples)
    {
        var shown = new TaskCompletionSource();
        await using var mirror = new ObjectMirror(reader);
        mirror.Changed += (ObjectMirrorView _, ImmutableArray<string> _, ImmutableArray<KeyRange> _) => Volatile.Read(ref shown).TrySetResult();
        await mirror.RequireAsync(StoreQuery.Of(Key));
        var times = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            Volatile.Write(ref shown, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

            // Each another value: an equal one is no change.
            byte[] value = [.. StoreLoad.Value, .. BitConverter.GetBytes(i)];
            var start = Stopwatch.GetTimestamp();
            var commit = writer.UpdateAsync(StoreQuery.Of(Key), _ => StoreUpdate.Write(StoreWrite.Put(Key, value)), CancellationToken.None);
            await shown.Task;
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            await commit;
        }

        Array.Sort(times);
        return times;
    }
}
