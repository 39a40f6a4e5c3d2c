using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Vlcp.Bench.Comparisons;
using Vlcp.Storage;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Bench.Stores;

/// <summary>
/// The store in etcd against a loop that asks the same JSON gateway for no more than the work needs: read a key, and put it if it was not
/// written since. A cluster of three, all on this machine.
/// </summary>
internal sealed class EtcdComparison(Scale scale, Action<Result> report)
{
    /// <summary>Measures, one client count after the other.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var servers = await EtcdServers.StartAsync(3, cancellationToken);
        var url = EtcdStoreUrl.Parse(servers.NewStore());
        await using var engine = EtcdStoreEngine.Open(url);
        await using var other = EtcdStoreEngine.Open(url);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = url.Endpoints[0] };
        var time = TimeSpan.FromSeconds(scale == Scale.Quick ? 0.2 : 2);
        foreach (var clients in new[] { 1, 16, 64 })
        {
            // In turns, so that what else the machine does hits both.
            List<double> ours = [];
            List<double> theirs = [];
            for (var round = 0; round < scale.Rounds; round++)
            {
                ours.Add(await StoreLoad.TransactionsPerSecondAsync(engine, clients, time));
                theirs.Add(await BareLoop.RateAsync(clients, time, client => TransactAsync(http, client, cancellationToken)));
            }

            report(new Result($"transactions in etcd, {clients} {(clients == 1 ? "client" : "clients")}", BareLoop.Median(ours), "an equal loop on its gateway", BareLoop.Median(theirs), "1/s"));
        }

        await NotifyAsync(engine, other, http, cancellationToken);
    }

    // A commit is a read and a write of the cluster before anybody is told.
    private async Task NotifyAsync(EtcdStoreEngine engine, EtcdStoreEngine other, HttpClient http, CancellationToken cancellationToken)
    {
        var samples = scale == Scale.Quick ? 50 : 500;
        var ours = await MirrorLatency.MillisecondsAsync(engine, other, samples);
        var bare = await BareLoop.MillisecondsAsync(samples, () => TransactAsync(http, 0, cancellationToken));
        foreach (var share in new[] { 0.5, 0.99 })
        {
            report(new Result(
                string.Create(CultureInfo.InvariantCulture, $"commit in etcd until the mirror of another controller shows it, p{share * 100:0}"),
                StoreLoad.Quantile(ours, share) * 1e6, "a bare transaction until its answer", StoreLoad.Quantile(bare, share) * 1e6));
        }
    }

    private static async Task TransactAsync(HttpClient http, int client, CancellationToken cancellationToken)
    {
        var key = Encoding.UTF8.GetBytes($"/bare/{client}");
        var read = await CallAsync(http, "v3/kv/range", new { key }, cancellationToken);
        var revision = read.TryGetProperty("kvs", out var found) ? found[0].GetProperty("mod_revision").GetString() : "0";
        var written = await CallAsync(
            http,
            "v3/kv/txn",
            new
            {
                compare = new[] { new { key, target = "MOD", result = "EQUAL", mod_revision = revision } },
                success = new[] { new { request_put = new { key, value = StoreLoad.Value } } },
            },
            cancellationToken);
        Debug.Assert(written.GetProperty("succeeded").GetBoolean(), "Nobody else writes the key.");
    }

    private static async Task<JsonElement> CallAsync(HttpClient http, string path, object body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
