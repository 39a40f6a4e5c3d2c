using System.Runtime.InteropServices;
using Vlcp.Bench;
using Vlcp.Bench.Codecs;
using Vlcp.Bench.Comparisons;
using Vlcp.Bench.Installing;
using Vlcp.Bench.Libraries;
using Vlcp.Bench.PacketIns;
using Vlcp.Bench.SoftPatchPanel;
using Vlcp.Bench.Stores;

if (args is [BareRelay.Argument])
{
    await BareRelay.RunAsync();
    return 0;
}

var scale = args.Contains("--quick") ? Scale.Quick : args.Contains("--short") ? Scale.Short : Scale.Full;
var servers = new Servers(scale, Report, Console.Error.WriteLine);
Dictionary<string, Func<CancellationToken, Task>> parts = new()
{
    ["libraries"] = _ => LibraryComparisons.RunAsync(scale.Rounds * 2 + 1, Report),
    ["codec"] = new CodecCosts(scale, Report).RunAsync,
    ["flows"] = new FlowInstallation(scale, Report).RunAsync,
    ["apps"] = new LearningSwitches(scale, Report).RunAsync,
    ["trouble"] = new Disturbances(scale, Report).RunAsync,
    ["many"] = servers.RunManyAsync,
    ["one"] = servers.RunOneAsync,
    ["grow"] = servers.RunGrownAsync,
    ["store"] = servers.RunStoredAsync,
    ["redis"] = new RedisComparison(scale, Report).RunAsync,
    ["zookeeper"] = new ZooKeeperComparison(scale, Report).RunAsync,
    ["etcd"] = new EtcdComparison(scale, Report).RunAsync,
    ["ovsdb"] = new OvsdbComparison(scale, Report).RunAsync,
    ["store-cost"] = new StoreCost(scale, Report, Console.Error.WriteLine).RunAsync,
    ["api"] = new ApiLoad(scale, Report).RunAsync,
    ["spp"] = new SppStatus(scale, Report).RunAsync,
};
var all = parts.Keys.ToArray();
foreach (var engine in CountedStore.Engines)
{
    parts[$"store-cost-{engine}"] = cancellationToken => new StoreCost(scale, Report, Console.Error.WriteLine).RunAsync(engine, cancellationToken);
}

var chosen = args.Where(arg => arg is not ("--quick" or "--short")).ToArray();
if (chosen.FirstOrDefault(name => !parts.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"Unknown part '{unknown}'. Usage: bench/run [--quick | --short] [{string.Join("] [", parts.Keys)}]");
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

// Asked to end, for example by timeout(1), it still takes down what it started.
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
Console.WriteLine(Result.Heading);
foreach (var (_, run) in parts.Where(part => (chosen.Length == 0 ? all : chosen).Contains(part.Key)))
{
    await run(stop.Token);
}

return 0;

static void Report(Result result) => Console.WriteLine(result);
