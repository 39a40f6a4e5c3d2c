using System.Collections.Immutable;
using System.Text;

namespace Vlcp.Storage.Histories;

/// <summary>Random transactions on plain keys: read and write several, reads that decide on writes, ranges, blind writes, reads.</summary>
public sealed class KeyClient(string name, RecordingEngine engine, Random random, IHistoryJournal journal)
    : WorkloadClient(name, engine, random, journal)
{
    private static readonly TimeSpan LongestBeforeCancel = TimeSpan.FromMilliseconds(5);

    /// <inheritdoc/>
    protected override Task StepAsync() => Random.Next(100) switch
    {
        < 25 => ReplaceAsync(),
        < 45 => DecideAsync(),
        < 65 => ChangeMembersAsync(),
        < 73 => FollowAsync(),
        < 80 => WriteBlindlyAsync(),
        < 83 => LookAndLeaveAsync(),
        < 86 => ChangeYourMindAsync(),
        _ => ReadAsync(),
    };

    private string SomeRegister() => WorkloadKeys.Register(Random.Next(WorkloadKeys.Registers));

    private string[] SomeRegisters(int count) =>
        [.. Enumerable.Range(0, WorkloadKeys.Registers).OrderBy(_ => Random.Next()).Take(count).Select(WorkloadKeys.Register)];

    // Reads keys and replaces all of them.
    private Task ReplaceAsync()
    {
        var keys = SomeRegisters(Random.Next(1, 4));
        return UpdateAsync(StoreQuery.Of(keys), _ => [.. keys.Select(Put)]);
    }

    // Reads keys and writes another one: the pattern of write skew.
    private Task DecideAsync()
    {
        var keys = SomeRegisters(4);
        return UpdateAsync(StoreQuery.Of(keys.AsSpan(1)), _ => [Put(keys[0])]);
    }

    // Reads a range, adds to it or takes from it, and writes another key: phantoms would show.
    private Task ChangeMembersAsync()
    {
        var range = Random.Next(3) == 0 ? WorkloadKeys.AllMembers : WorkloadKeys.SomeMembers(Random.Next(4));
        var (choice, other) = (Random.Next(WorkloadKeys.Members), SomeRegister());
        return UpdateAsync(StoreQuery.Of(range), snapshot =>
        {
            var present = snapshot.Range(range);
            var member = WorkloadKeys.Member(choice);
            return choice % 2 == 0 && present.Count > 0
                ? [StoreWrite.Delete(present[choice % present.Count].Key), Put(other)]
                : [Put(member), Put(other)];
        });
    }

    // Reads a key that tells which one to read next.
    private Task FollowAsync()
    {
        var first = SomeRegister();
        return UpdateAsync(StoreQuery.Of(first), snapshot =>
        {
            var length = snapshot.Get(first)?.Value.Length ?? 0;
            var next = WorkloadKeys.Member(length % WorkloadKeys.Members);
            return snapshot.Covers(next) ? [Put(next)] : null;
        }, snapshot => StoreQuery.Of(WorkloadKeys.Member((snapshot.Get(first)?.Value.Length ?? 0) % WorkloadKeys.Members)));
    }

    private Task WriteBlindlyAsync()
    {
        var (keys, member) = (SomeRegisters(2), WorkloadKeys.Member(Random.Next(WorkloadKeys.Members)));
        return UpdateAsync(StoreQuery.Empty, _ => [.. keys.Select(Put), StoreWrite.Delete(member)]);
    }

    // A transaction that finds nothing to do.
    private async Task LookAndLeaveAsync() =>
        await Engine.UpdateAsync(StoreQuery.Of(SomeRegisters(2)), _ => StoreUpdate.Nothing, CancellationToken.None).ConfigureAwait(false);

    // Cancelled while it runs: either it is answered, or nothing of it may be seen.
    private async Task ChangeYourMindAsync()
    {
        using var cancel = new CancellationTokenSource(LongestBeforeCancel * Random.NextDouble());
        var (key, receipt) = (SomeRegister(), Receipt);
        await Engine.UpdateAsync(
            StoreQuery.Of(key), _ => StoreUpdate.Write(Put(key), Put(receipt)), cancel.Token).ConfigureAwait(false);
    }

    private async Task ReadAsync()
    {
        ImmutableArray<KeyRange> ranges = Random.Next(2) == 0 ? [WorkloadKeys.AllMembers] : [];
        await Engine.ReadAsync(new StoreQuery([.. SomeRegisters(4)], ranges), CancellationToken.None).ConfigureAwait(false);
    }

    private async Task UpdateAsync(
        StoreQuery query, Func<StoreSnapshot, ImmutableArray<StoreWrite>?> body, Func<StoreSnapshot, StoreQuery>? more = null)
    {
        var receipt = Receipt;
        await Engine.UpdateAsync(
            query,
            snapshot => body(snapshot) is { } writes ? StoreUpdate.Write([.. writes, Put(receipt)]) : StoreUpdate.ReadMore(more!(snapshot)),
            CancellationToken.None).ConfigureAwait(false);
    }

    private StoreWrite Put(string key) => StoreWrite.Put(key, Encoding.UTF8.GetBytes(NewStamp()));
}
