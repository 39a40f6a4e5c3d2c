using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Bench.Comparisons;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;
using Vlcp.Storage.Redis;

namespace Vlcp.Bench.Stores;

/// <summary>
/// The store in Redis against redis-benchmark, which sends the same two scripts: a transaction of its is one read and one commit, so its time is the
/// sum of both. Its commit has nothing to compare, which makes it the cheaper one.
/// </summary>
internal sealed partial class RedisComparison(Scale scale, Action<Result> report)
{
    private const int Database = 1;

    /// <summary>Measures, one client count after the other.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = await RedisServers.StartAsync(["--appendonly", "no"], cancellationToken);
        var url = servers.Url(Database);
        await using var engine = RedisStoreEngine.Open(url);
        await using var other = RedisStoreEngine.Open(url);
        var time = TimeSpan.FromSeconds(scale == Scale.Quick ? 0.2 : 2);
        foreach (var clients in new[] { 1, 16, 64 })
        {
            // In turns, so that what else the machine does hits both.
            List<double> ours = [];
            List<double> theirs = [];
            for (var round = 0; round < scale.Rounds; round++)
            {
                ours.Add(await StoreLoad.TransactionsPerSecondAsync(engine, clients, time));
                theirs.Add(await BareAsync(servers.Port, clients, cancellationToken));
            }

            report(new Result($"transactions in Redis, {clients} {(clients == 1 ? "client" : "clients")}", Median(ours), "redis-benchmark with the same scripts", Median(theirs), "1/s"));
        }

        await NotifyAsync(engine, other);
    }

    // A commit needs two round trips before it is told; the least that it could take is two PINGs.
    private async Task NotifyAsync(RedisStoreEngine engine, RedisStoreEngine other)
    {
        var samples = scale == Scale.Quick ? 50 : 2000;
        var ours = await MirrorLatency.MillisecondsAsync(engine, other, samples);
        var pings = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await engine.Client.ExecuteAsync(new RespCommand("PING"), CancellationToken.None);
            await engine.Client.ExecuteAsync(new RespCommand("PING"), CancellationToken.None);
            pings[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(pings);
        foreach (var share in new[] { 0.5, 0.99 })
        {
            report(new Result(
                string.Create(CultureInfo.InvariantCulture, $"commit in Redis until the mirror of another controller shows it, p{share * 100:0}"),
                StoreLoad.Quantile(ours, share) * 1e6, "two PINGs", StoreLoad.Quantile(pings, share) * 1e6));
        }
    }

    private async Task<double> BareAsync(int port, int clients, CancellationToken cancellationToken)
    {
        string[] read = [RedisScripts.Read.Hash, "3", RedisStoreKeys.Store, RedisStoreKeys.Values, RedisStoreKeys.Index, "1", "bench.__rand_int__"];
        string[] commit =
        [
            RedisScripts.Commit.Hash, "6", RedisStoreKeys.Store, RedisStoreKeys.Values, RedisStoreKeys.Index, RedisStoreKeys.Log,
            RedisStoreKeys.Cancelled("__rand_int__"), RedisStoreKeys.Expiry, "bench-__rand_int__", "", "0", RedisStoreKeys.Channel(Database), "", "0", "0",
            "bench.__rand_int__", "+", ":" + System.Text.Encoding.ASCII.GetString(StoreLoad.Value),
        ];
        return 1 / ((1 / await RateAsync(port, clients, read, cancellationToken)) + (1 / await RateAsync(port, clients, commit, cancellationToken)));
    }

    private async Task<double> RateAsync(int port, int clients, string[] script, CancellationToken cancellationToken)
    {
        var requests = scale == Scale.Quick ? 500 : clients == 1 ? 20_000 : 60_000;
        string[] arguments =
        [
            "-p", $"{port}", "--dbnum", $"{Database}", "-c", $"{clients}", "-n", $"{requests}", "-r", $"{clients}", "-q", "EVALSHA", .. script,
        ];
        using var tool = Process.Start(new ProcessStartInfo("redis-benchmark", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = tool.StandardError.ReadToEndAsync(cancellationToken);
        var output = await tool.StandardOutput.ReadToEndAsync(cancellationToken);
        await tool.WaitForExitAsync(cancellationToken);
        return Rate().Matches(output) is [.., var last]
            ? double.Parse(last.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"redis-benchmark printed no rate: {output} {await errors}");
    }

    private static double Median(List<double> figures)
    {
        figures.Sort();
        return figures[figures.Count / 2];
    }

    [GeneratedRegex(@"([\d.]+) requests per second")]
    private static partial Regex Rate();
}
