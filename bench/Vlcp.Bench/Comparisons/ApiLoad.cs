using System.Diagnostics;
using Vlcp.Bench.Controllers;
using Vlcp.Ovsdb;

namespace Vlcp.Bench.Comparisons;

/// <summary>Many clients of the API at once: the web API of Vlcp, and the northbound database of OVN.</summary>
internal sealed class ApiLoad(Scale scale, Action<Result> report)
{
    private const int Connections = 16;

    private readonly int _calls = scale.Ports * 4;

    /// <summary>Measures both in turn.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var vlcp = await VlcpSwitch.StartAsync(cancellationToken);
        await using var ovn = await OvnSwitch.StartAsync(cancellationToken);
        var ports = Enumerable.Range(0, scale.Ports).Select(PlannedPort.Local).ToArray();
        await vlcp.DescribeAsync(ports, cancellationToken);
        await ovn.DescribeAsync(ports, cancellationToken);
        var clients = new List<OvsdbClient>();
        for (var client = 0; client < Connections; client++)
        {
            clients.Add(await ovn.ConnectAsync(cancellationToken));
        }

        Samples[] reads = [new(), new()], writes = [new(), new()];
        var next = scale.Ports;
        for (var round = 0; round < scale.Rounds; round++)
        {
            var begin = next;
            reads[0].Add(await RateAsync((_, call) => vlcp.ReadPortAsync(ports[call % ports.Length], cancellationToken)));
            reads[1].Add(await RateAsync((client, call) => OvnSwitch.ReadPortAsync(clients[client], ports[call % ports.Length], cancellationToken)));
            writes[0].Add(await RateAsync((_, call) => vlcp.CreatePortAsync(PlannedPort.Local(begin + call), cancellationToken), 4));
            writes[1].Add(await RateAsync((client, call) => ovn.CreatePortAsync(clients[client], PlannedPort.Local(begin + call), cancellationToken), 4));
            await ovn.WaitUntilInSyncAsync(cancellationToken);
            next += _calls / 4;
        }

        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        report(new Result($"listlogicalports(id) at {Connections} connections", reads[0].Median, "OVN, select by name", reads[1].Median, "1/s"));
        report(new Result($"createlogicalport at {Connections} connections, durable", writes[0].Median, "OVN, insert with durable commit", writes[1].Median, "1/s"));
    }

    private async Task<double> RateAsync(Func<int, int, Task> call, int part = 1)
    {
        var calls = _calls / part;
        var started = -1;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(client => Task.Run(async () =>
        {
            for (int number; (number = Interlocked.Increment(ref started)) < calls;)
            {
                await call(client, number);
            }
        })));
        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
