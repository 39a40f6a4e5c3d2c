using System.Collections.Immutable;
using System.Globalization;
using Vlcp.Storage;

namespace Vlcp.Cli.Databases;

/// <summary>Copies all keys of a store into another one, and compares.</summary>
internal sealed class Migration(IStoreEngine source, IStoreEngine target)
{
    // Small enough for the request limits of every engine; a larger value goes alone.
    private const int MaxKeys = 200;
    private const int MaxBytes = 256 * 1024;

    /// <summary>Does it.</summary>
    /// <returns>What was done, in one line.</returns>
    /// <exception cref="MigrationException">The target is not empty, or something was written meanwhile.</exception>
    /// <exception cref="StoreException">A store can't be read or written.</exception>
    internal async Task<string> RunAsync(bool clean, CancellationToken cancellationToken)
    {
        if (source.Name == target.Name)
        {
            throw new MigrationException($"Source and target are the same store: {source.Name}");
        }

        var from = await source.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken);
        var entries = from.Range(KeyRange.All);
        await EmptyAsync(clean, cancellationToken);
        foreach (var batch in Batches(entries.Select(entry => new StoreWrite(entry.Key, entry.Value))))
        {
            await WriteAsync(batch, cancellationToken);
        }

        await CompareAsync(entries, cancellationToken);
        if ((await source.ReadAsync(StoreQuery.Empty, cancellationToken)).Revision != from.Revision)
        {
            throw new MigrationException($"{source.Name} was changed while it was copied: stop all controllers, then try again with --clean");
        }

        var bytes = entries.Sum(entry => (long)entry.Value.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{entries.Count} keys, {bytes} bytes of values copied from {source.Name} to {target.Name} and compared");
    }

    private static IEnumerable<ImmutableArray<StoreWrite>> Batches(IEnumerable<StoreWrite> writes)
    {
        var batch = ImmutableArray.CreateBuilder<StoreWrite>();
        var bytes = 0;
        foreach (var write in writes)
        {
            var size = write.Key.Length + (write.Value?.Length ?? 0);
            if (batch.Count > 0 && (batch.Count >= MaxKeys || bytes + size > MaxBytes))
            {
                yield return batch.ToImmutable();
                batch.Clear();
                bytes = 0;
            }

            batch.Add(write);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch.ToImmutable();
        }
    }

    private async Task EmptyAsync(bool clean, CancellationToken cancellationToken)
    {
        var present = (await target.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken)).Range(KeyRange.All);
        if (present.Count > 0 && !clean)
        {
            throw new MigrationException($"{target.Name} is not empty: it has {present.Count} keys. With --clean they are deleted first");
        }

        foreach (var batch in Batches(present.Select(entry => StoreWrite.Delete(entry.Key))))
        {
            await WriteAsync(batch, cancellationToken);
        }
    }

    private async Task WriteAsync(ImmutableArray<StoreWrite> batch, CancellationToken cancellationToken) =>
        await target.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(batch), cancellationToken);

    private async Task CompareAsync(IReadOnlyList<StoreEntry> wanted, CancellationToken cancellationToken)
    {
        var found = (await target.ReadAsync(StoreQuery.Of(KeyRange.All), cancellationToken)).Range(KeyRange.All);
        var different = wanted.Count != found.Count
            || wanted.Zip(found).Any(pair => pair.First.Key != pair.Second.Key || !pair.First.Value.Span.SequenceEqual(pair.Second.Value.Span));
        if (different)
        {
            throw new MigrationException($"{target.Name} was changed while it was filled: stop all controllers, then try again with --clean");
        }
    }
}
