using System.Globalization;
using Vlcp.Bench.Controllers;

namespace Vlcp.Bench.Comparisons;

/// <summary>Vlcp and OVN, each with an Open vSwitch of its own, doing the same work in turn.</summary>
internal sealed class Servers(Scale scale, Action<Result> report, Action<string> progress)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    // Both sides may give back what a burst needed before their memory is looked at.
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    /// <summary>Many interfaces at once, memory, and restarts.</summary>
    public async Task RunManyAsync(CancellationToken cancellationToken)
    {
        await using var vlcp = await VlcpSwitch.StartAsync(cancellationToken);
        await using var ovn = await OvnSwitch.StartAsync(cancellationToken);
        IControlledSwitch[] both = [vlcp, ovn];
        Samples[] times = [new(), new()], memory = [new(), new()], restarts = [new(), new()];
        var ports = Enumerable.Range(0, scale.Ports).Select(PlannedPort.Local).ToArray();
        foreach (var side in both)
        {
            await side.DescribeAsync(ports, cancellationToken);
            await side.WaitUntilInSyncAsync(cancellationToken);
        }

        for (var round = 0; round < scale.Rounds; round++)
        {
            for (var side = 0; side < both.Length; side++)
            {
                progress($"{ports.Length} interfaces: {both[side].Name}, round {round + 1}");
                await PlugManyAsync(both[side], ports, times[side], cancellationToken);
                progress("restart");
                await Task.Delay(Calm, cancellationToken);
                memory[side].Add(ResidentMemory(both[side].ProcessId));
                restarts[side].Add((await both[side].RestartAsync(cancellationToken)).TotalNanoseconds);
                if (round < scale.Rounds - 1)
                {
                    await UnplugManyAsync(both[side], ports, cancellationToken);
                }
            }
        }

        Samples dialled = new();
        vlcp.DialsSwitch = true;
        for (var round = 0; round < scale.Rounds; round++)
        {
            dialled.Add((await vlcp.RestartAsync(cancellationToken)).TotalNanoseconds);
        }

        var work = FormattableString.Invariant($"{scale.Ports:N0} interfaces at once: first row to last flow");
        report(new Result($"{work}, median", times[0].Median, ovn.Name, times[1].Median));
        report(new Result($"{work}, best", times[0].Least, ovn.Name, times[1].Least));
        report(new Result(FormattableString.Invariant($"resident memory with {scale.Ports:N0} ports"), memory[0].Median, "ovn-controller", memory[1].Median, "MiB"));
        report(new Result(FormattableString.Invariant($"restart with {scale.Ports:N0} ports: process start to in sync"), restarts[0].Median, "ovn-controller --restart", restarts[1].Median));
        report(new Result("the same, when Vlcp dials the switch as OVN does", dialled.Median, "ovn-controller --restart", restarts[1].Median));
    }

    /// <summary>One port more.</summary>
    public async Task RunOneAsync(CancellationToken cancellationToken)
    {
        await using var vlcp = await VlcpSwitch.StartAsync(cancellationToken);
        await using var ovn = await OvnSwitch.StartAsync(cancellationToken);
        IControlledSwitch[] both = [vlcp, ovn];
        var present = 0;
        foreach (var ports in (int[])[scale.Fewer, scale.Ports])
        {
            SinglePort[] measured = [new(vlcp, FirstSpare(ports)), new(ovn, FirstSpare(ports))];
            await AddAsync(both, present, ports, cancellationToken);
            present = ports;
            await MeasureAsync(measured, scale.Samples, cancellationToken);
            var where = FormattableString.Invariant($"on a switch with {ports:N0}");
            Report($"1 interface {where}: new row to last flow", measured[0].Plugged, ovn.Name, measured[1].Plugged);
            Report("of that, after the row has its number", measured[0].Interface, ovn.Name, measured[1].Interface);
            Report($"1 logical port {where}: API call to last flow", measured[0].LogicalPort, ovn.Name, measured[1].LogicalPort);
        }
    }

    /// <summary>One port more on a small switch and on a big one, and what Open vSwitch needs for it without any controller.</summary>
    public async Task RunGrownAsync(CancellationToken cancellationToken)
    {
        await using var small = await VlcpSwitch.StartAsync(cancellationToken);
        await using var big = await VlcpSwitch.StartAsync(cancellationToken);
        await AddAsync([small], 0, scale.Fewer, cancellationToken);
        await AddAsync([big], 0, scale.Many, cancellationToken);
        SinglePort[] measured = [new(small, FirstSpare(scale.Fewer)), new(big, FirstSpare(scale.Many))];
        await MeasureAsync(measured, scale.SlowSamples, cancellationToken);
        var fewer = FormattableString.Invariant($"with {scale.Fewer:N0}");
        var many = FormattableString.Invariant($"on a switch with {scale.Many:N0}");
        Report($"1 interface {many}: new row to last flow", measured[1].Plugged, $"Vlcp {fewer}", measured[0].Plugged);
        await ReportBareAsync(scale.Fewer, measured[0].Plugged, cancellationToken);
        await ReportBareAsync(scale.Many, measured[1].Plugged, cancellationToken);
        Report("of that, after the row has its number", measured[1].Interface, $"the same {fewer}", measured[0].Interface);
        Report("until Open vSwitch answers a barrier sent at that moment", measured[1].Answer, $"the same {fewer}", measured[0].Answer);
        Report($"1 logical port {many}: API call to last flow", measured[1].LogicalPort, $"Vlcp {fewer}", measured[0].LogicalPort);
        Report("Open vSwitch's answer to a bundle with as many flows", measured[1].Commit, $"the same {fewer}", measured[0].Commit);
        report(new Result(
            "the rest of the API call's way, difference of the medians",
            measured[1].LogicalPort.Median - measured[1].Commit.Median,
            $"the same {fewer}",
            measured[0].LogicalPort.Median - measured[0].Commit.Median));
    }

    /// <summary>The same with a big store.</summary>
    public async Task RunStoredAsync(CancellationToken cancellationToken)
    {
        await using var small = await VlcpSwitch.StartAsync(cancellationToken);
        await using var big = await VlcpSwitch.StartAsync(cancellationToken);
        IControlledSwitch[] both = [small, big];
        await AddAsync(both, 0, scale.Ports, cancellationToken);
        var remote = Enumerable.Range(0, scale.Stored - scale.Ports).Select(PlannedPort.Remote).ToArray();
        await big.DescribeAsync(remote, cancellationToken);
        await big.WaitUntilInSyncAsync(cancellationToken);
        SinglePort[] measured = [new(small, FirstSpare(scale.Ports)), new(big, FirstSpare(scale.Ports))];
        await MeasureAsync(measured, scale.Samples, cancellationToken);
        var peer = FormattableString.Invariant($"Vlcp with {scale.Ports:N0} in the store");
        var stored = FormattableString.Invariant($"{scale.Stored:N0} ports in the store");
        Report($"1 interface with {stored}: new row to last flow", measured[1].Plugged, peer, measured[0].Plugged);
        Report("of that, after the row has its number", measured[1].Interface, peer, measured[0].Interface);
        Report($"1 logical port with {stored}: API call to last flow", measured[1].LogicalPort, peer, measured[0].LogicalPort);
        await Task.Delay(Calm, cancellationToken);
        report(new Result(
            $"resident memory with {stored}", ResidentMemory(big.ProcessId), peer, ResidentMemory(small.ProcessId), "MiB"));
        Samples[] restarts = [new(), new()];
        for (var round = 0; round < scale.Rounds; round++)
        {
            restarts[0].Add((await big.RestartAsync(cancellationToken)).TotalNanoseconds);
            restarts[1].Add((await small.RestartAsync(cancellationToken)).TotalNanoseconds);
        }

        report(new Result($"restart with {stored}: process start to in sync", restarts[0].Median, peer, restarts[1].Median));
    }

    // Ports that come and go must not be those that stay.
    private static int FirstSpare(int ports) => 4_096 > ports ? 4_096 : ports;

    private static async Task AddAsync(IEnumerable<IControlledSwitch> switches, int present, int wanted, CancellationToken cancellationToken)
    {
        foreach (var side in switches)
        {
            foreach (var ports in Enumerable.Range(present, wanted - present).Select(PlannedPort.Local).Chunk(1000))
            {
                await side.DescribeAsync(ports, cancellationToken);
                side.Watch.Reset();
                await side.Watch.PlugAsync(ports, cancellationToken);
                await side.Watch.SettleAsync(ports.Length, Quiet, cancellationToken);
                await side.WaitUntilInSyncAsync(cancellationToken);
            }
        }
    }

    private async Task PlugManyAsync(
        IControlledSwitch side, PlannedPort[] ports, Samples times, CancellationToken cancellationToken)
    {
        side.Watch.Reset();
        await side.Watch.PlugAsync(ports, cancellationToken);
        await side.Watch.SettleAsync(ports.Length, Quiet, cancellationToken);
        progress("in sync");
        await side.Watch.WaitUntilMadeAsync(ports, cancellationToken);
        await side.WaitUntilInSyncAsync(cancellationToken);
        times.AddSince(ports.Min(side.Watch.Numbered), side.Watch.LastFlow);
    }

    private static async Task UnplugManyAsync(IControlledSwitch side, PlannedPort[] ports, CancellationToken cancellationToken)
    {
        side.Watch.Reset();
        await side.Watch.UnplugAsync(ports, cancellationToken);
        await side.Watch.SettleAsync(ports.Length, Quiet, cancellationToken);
        await side.WaitUntilInSyncAsync(cancellationToken);
    }

    private static double ResidentMemory(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    private async Task ReportBareAsync(int ports, Samples ours, CancellationToken cancellationToken)
    {
        progress(FormattableString.Invariant($"Open vSwitch with {ports:N0} ports and no controller"));
        await using var bare = await BareSwitch.StartAsync(ports, cancellationToken);
        var theirs = await bare.MeasureAsync(scale.SlowSamples, cancellationToken);
        Report(
            FormattableString.Invariant($"1 interface on a switch with {ports:N0}: new row to last flow"), ours,
            "Open vSwitch without a controller, new row to its number", theirs);
    }

    private async Task MeasureAsync(SinglePort[] sides, int samples, CancellationToken cancellationToken)
    {
        for (var round = 0; round < scale.Rounds; round++)
        {
            foreach (var side in sides)
            {
                await side.RunAsync(samples / scale.Rounds, cancellationToken);
            }
        }
    }

    private void Report(string work, Samples ours, string peer, Samples theirs)
    {
        report(new Result($"{work}, median", ours.Median, peer, theirs.Median));
        report(new Result($"{work}, 99 %", ours.Quantile(0.99), peer, theirs.Quantile(0.99)));
    }
}
