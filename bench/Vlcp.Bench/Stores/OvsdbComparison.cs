using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Vlcp.Bench.Comparisons;
using Vlcp.Events.Connections;
using Vlcp.Ovsdb;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Bench.Stores;

/// <summary>
/// The store in a cluster of three OVSDB servers against a loop on the leader that does no more than the work needs: each client waits that its
/// row is as it was, and changes it. All on this machine.
/// </summary>
internal sealed class OvsdbComparison(Scale scale, Action<Result> report)
{
    /// <summary>Measures, one client count after the other.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = await OvsdbServers.StartAsync(3, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, cancellationToken);
        var url = OvsdbStoreUrl.Parse(servers.NewStore());
        await using var engine = OvsdbStoreEngine.Open(url);
        await using var other = OvsdbStoreEngine.Open(url);
        await using var bare = await OvsdbClient.ConnectAsync(
            url.Remotes[await servers.FindLeaderAsync(cancellationToken)], ConnectionOptions.Default, JsonRpcOptions.Default, NullLogger.Instance, cancellationToken);
        var time = TimeSpan.FromSeconds(scale == Scale.Quick ? 0.2 : 2);
        var text = Encoding.ASCII.GetString(StoreLoad.Value);
        var rows = new Guid[64];
        for (var client = 0; client < rows.Length; client++)
        {
            rows[client] = (await bare.TransactAsync(
                OvsdbStoreSchema.Database, [OvsdbOperation.Insert("Entry", Row(("key", $"bare.{client}"), ("value", text)))], cancellationToken))[0].Uuid!.Value;
        }

        var turns = new long[rows.Length];
        foreach (var clients in new[] { 1, 16, 64 })
        {
            // In turns, so that what else the machine does hits both.
            List<double> ours = [];
            List<double> theirs = [];
            for (var round = 0; round < scale.Rounds; round++)
            {
                ours.Add(await StoreLoad.TransactionsPerSecondAsync(engine, clients, time));
                theirs.Add(await BareLoop.RateAsync(clients, time, client => TransactAsync(bare, rows[client], turns[client]++, text)));
            }

            report(new Result($"transactions in OVSDB, {clients} {(clients == 1 ? "client" : "clients")}", BareLoop.Median(ours), "an equal loop on the leader", BareLoop.Median(theirs), "1/s"));
        }

        var samples = scale == Scale.Quick ? 50 : 500;
        var told = await MirrorLatency.MillisecondsAsync(engine, other, samples);
        var done = await BareLoop.MillisecondsAsync(samples, () => TransactAsync(bare, rows[0], turns[0]++, text));
        foreach (var share in new[] { 0.5, 0.99 })
        {
            report(new Result(
                string.Create(CultureInfo.InvariantCulture, $"commit in OVSDB until the mirror of another controller shows it, p{share * 100:0}"),
                StoreLoad.Quantile(told, share) * 1e6, "a bare transaction until its answer", StoreLoad.Quantile(done, share) * 1e6));
        }
    }

    private static async Task TransactAsync(OvsdbClient client, Guid row, long turn, string text) => await client.TransactAsync(
        OvsdbStoreSchema.Database,
        [
            OvsdbOperation.Wait("Entry", [OvsdbCondition.Row(row)], ["revision"], equal: true, [Row(("revision", turn))], TimeSpan.Zero),
            OvsdbOperation.Update("Entry", [OvsdbCondition.Row(row)], Row(("value", turn % 2 == 0 ? text : text + "."), ("revision", turn + 1))),
        ],
        CancellationToken.None);

    private static Dictionary<string, OvsdbValue> Row(params ReadOnlySpan<(string Column, OvsdbValue Value)> columns)
    {
        var row = new Dictionary<string, OvsdbValue>();
        foreach (var (column, value) in columns)
        {
            row[column] = value;
        }

        return row;
    }
}
