using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Vlcp.Bench.Comparisons;
using Vlcp.Lab;

namespace Vlcp.Bench.Installing;

/// <summary>Flows from a text file into a real ovs-vswitchd, by Vlcp's library in a process of its own and by ovs-ofctl, in turns.</summary>
internal sealed class FlowInstallation(Scale scale, Action<Result> report)
{
    private const string Bridge = "br0";

    private int Flows => scale.Rounds > 1 ? 100_000 : 1000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var dummy = await DummySwitch.StartAsync(cancellationToken);
        await dummy.AddBridgeAsync(Bridge, cancellationToken);
        await dummy.Switch.VsctlAsync(["set", "bridge", Bridge, "protocols=OpenFlow13,OpenFlow14"], cancellationToken);
        var file = Path.Combine(dummy.Switch.Directory, "flows.txt");
        await File.WriteAllLinesAsync(file, Enumerable.Range(0, Flows).Select(Line), cancellationToken);
        var management = Path.Combine(dummy.Switch.Directory, $"{Bridge}.mgmt");
        List<double> ours = [];
        List<double> theirs = [];
        for (var round = 0; round < scale.Rounds * 2 + 1; round++)
        {
            ours.Add(await TimeAsync(dummy, [Program, $"unix:{management}", file], cancellationToken));
            theirs.Add(await TimeAsync(dummy, ["ovs-ofctl", "-O", "OpenFlow14", "--bundle", "add-flows", management, file], cancellationToken));
        }
        report(new Result($"{Flows:N0} flows of a text file into Open vSwitch", Rate(ours), "ovs-ofctl --bundle add-flows", Rate(theirs), "1/s"));
    }

    private static string Program =>
        typeof(FlowInstallation).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "FlowInstaller").Value!;

    // Four kinds of flows such as networks have.
    private static string Line(int number)
    {
        var (high, low) = (number >> 8 & 0xff, number & 0xff);
        var port = (number % 64 + 1).ToString(CultureInfo.InvariantCulture);
        return (number % 4) switch
        {
            0 => $"table=1,priority=100,cookie=0x{number:x},in_port={port},dl_dst=02:00:00:{number >> 16:x2}:{high:x2}:{low:x2},actions=output:{port}",
            1 => $"table=2,priority=200,ip,nw_dst=10.{number >> 16}.{high}.{low},actions=set_field:02:00:00:00:{high:x2}:{low:x2}->eth_dst,output:{port}",
            2 => $"table=3,priority=300,tcp,nw_src=10.{number >> 16}.{high}.{low},tp_dst=80,idle_timeout=600,actions=set_field:{number}->reg1,resubmit(,4)",
            _ => $"table=4,priority=400,dl_vlan={port},dl_src=02:00:01:{number >> 16:x2}:{high:x2}:{low:x2},actions=strip_vlan,output:{port}",
        };
    }

    private async Task<double> TimeAsync(DummySwitch dummy, string[] command, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync(cancellationToken);
        var time = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var present = await dummy.Switch.OfctlAsync(["-O", "OpenFlow14", "dump-aggregate", Bridge], cancellationToken);
        if (process.ExitCode != 0 || !present.Contains($"flow_count={Flows}", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}; the switch has {present}");
        }
        await dummy.Switch.OfctlAsync(["-O", "OpenFlow14", "del-flows", Bridge], cancellationToken);
        return time;
    }

    private double Rate(List<double> times) => Flows / times.Order().ElementAt(times.Count / 2);
}
