using System.Diagnostics;
using System.Globalization;
using Vlcp.Bench.Comparisons;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.ZooKeeper;
using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Engine;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Bench.Stores;

/// <summary>
/// The store in an ensemble of three against a loop that only sends multis equal to its commits: no reads, nothing to repeat. A transaction of the
/// store reads first, so it takes two round trips where the loop takes one.
/// </summary>
internal sealed class ZooKeeperComparison(Scale scale, Action<Result> report)
{
    /// <summary>Measures, one client count after the other.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = await ZooKeeperServers.StartEnsembleAsync(3, cancellationToken);
        var url = ZooKeeperUrl.Parse(servers.NewStore());
        await using var engine = ZooKeeperStoreEngine.Open(url);
        await using var other = ZooKeeperStoreEngine.Open(url);
        await using var bare = new ZooKeeperClient(url);
        var time = TimeSpan.FromSeconds(scale == Scale.Quick ? 0.5 : 3);
        await StoreLoad.TransactionsPerSecondAsync(engine, 64, time);
        foreach (var clients in new[] { 1, 16, 64 })
        {
            List<double> ours = [];
            List<double> theirs = [];
            for (var round = 0; round < scale.Rounds; round++)
            {
                ours.Add(await StoreLoad.TransactionsPerSecondAsync(engine, clients, time));
                theirs.Add(await BareAsync(await bare.ConnectedAsync(cancellationToken), clients, time));
            }

            report(new Result($"transactions in ZooKeeper, {clients} {(clients == 1 ? "client" : "clients")}", Median(ours), "a loop of equal multis", Median(theirs), "1/s"));
        }

        var samples = scale == Scale.Quick ? 50 : 1000;
        var told = await MirrorLatency.MillisecondsAsync(engine, other, samples);
        var commits = await CommitMillisecondsAsync(await bare.ConnectedAsync(cancellationToken), samples);
        foreach (var share in new[] { 0.5, 0.99 })
        {
            report(new Result(
                string.Create(CultureInfo.InvariantCulture, $"commit in ZooKeeper until the mirror of another controller shows it, p{share * 100:0}"),
                StoreLoad.Quantile(told, share) * 1e6, "one bare multi", StoreLoad.Quantile(commits, share) * 1e6));
        }
    }

    private static async Task<double> BareAsync(ZooKeeperConnection connection, int clients, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var done = 0;
            for (; Stopwatch.GetElapsedTime(start) < time; done++)
            {
                await SendAsync(connection, client);
            }

            return done;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<double[]> CommitMillisecondsAsync(ZooKeeperConnection connection, int samples)
    {
        var times = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await SendAsync(connection, 0);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static async Task SendAsync(ZooKeeperConnection connection, int client)
    {
        var key = $"bench.{client}";
        var entry = new LogEntry { Writer = Guid.NewGuid().ToByteArray(), Keys = new[] { new LoggedKey { Key = key } } };
        var reply = await connection.MultiAsync(MultiRequest.Of(
        [
            Set(KeyPath.Of(key), NodeValue.Encode(StoreLoad.Value, deflate: true)),
            Set(KeyPath.OfDirectory("bench."), default),
            Set(StorePaths.Head, HeadState.DataFor(0)),
            new MultiCreate { Request = connection.CreateBody(StorePaths.LogEntryPrefix, entry.ToData(), ZooKeeperAcl.Open, CreateMode.Sequential) },
        ]));
        if (reply.Content("a multi").FindFailure() is { } failure)
        {
            throw new InvalidOperationException($"The bare multi failed: {failure}.");
        }

        MultiSetData Set(string path, ReadOnlyMemory<byte> data) =>
            new() { Request = new SetDataRequest { Path = connection.Full(path), Data = data, Version = -1 } };
    }

    private static double Median(List<double> figures)
    {
        figures.Sort();
        return figures[figures.Count / 2];
    }
}
