using System.Reflection;
using Vlcp.Bench.Comparisons;

namespace Vlcp.Bench.PacketIns;

/// <summary>The learning switch of Vlcp, of ovs-testcontroller and of OS-Ken, asked by the same emulated switches in turns.</summary>
internal sealed class LearningSwitches(Scale scale, Action<Result> report)
{
    private const int Window = 2048;
    private const int RoundTrips = 20_000;

    private static readonly int[] Switches = [1, 16];

    private TimeSpan Time => TimeSpan.FromSeconds(scale.Rounds > 1 ? 3 : 0.5);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-bench-").FullName;
        try
        {
            var app = Path.Combine(AppContext.BaseDirectory, "learning_switch.py");
            var rounds = Math.Max(1, scale.Rounds / 2);
            Controller[] controllers =
            [
                new("Vlcp", () => ControllerProcess.Vlcp(Program), Window),
                new("ovs-testcontroller", () => ControllerProcess.TestController(directory), Window),
                new("OS-Ken", () => ControllerProcess.OsKen(app), Window / 16),
            ];
            for (var round = 0; round < rounds && !cancellationToken.IsCancellationRequested; round++)
            {
                foreach (var controller in controllers)
                {
                    Measure(controller);
                }
            }
            Report(controllers[0], controllers[1]);
            Report(controllers[0], controllers[2]);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
        return Task.CompletedTask;
    }

    /// <summary>The vlcp executable.</summary>
    public static string Program => typeof(LearningSwitches).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "VlcpProgram").Value!;

    private void Measure(Controller controller)
    {
        foreach (var count in Switches)
        {
            using var process = controller.Start();
            var switches = Enumerable.Range(1, count).Select(n => new LoadSwitch(process.Port, (ulong)n)).ToArray();
            controller.Rates[Array.IndexOf(Switches, count)].Add(PacketInLoad.Rate(switches, Math.Max(64, controller.Window / count), Time));
            if (count == 1)
            {
                var times = PacketInLoad.RoundTrips(switches[0], scale.Rounds > 1 ? RoundTrips : RoundTrips / 20);
                controller.Medians.Add(times[times.Length / 2]);
                controller.Tails.Add(times[times.Length * 99 / 100]);
            }
            foreach (var one in switches)
            {
                one.Dispose();
            }
        }
    }

    private void Report(Controller ours, Controller peer)
    {
        for (var i = 0; i < Switches.Length; i++)
        {
            report(new Result($"learning switch, {Switches[i]} switches: answered packets", Median(ours.Rates[i]), peer.Name, Median(peer.Rates[i]), "1/s"));
        }
        report(new Result("learning switch, one packet at a time: median", Median(ours.Medians), peer.Name, Median(peer.Medians)));
        report(new Result("learning switch, one packet at a time: 99th of 100", Median(ours.Tails), peer.Name, Median(peer.Tails)));
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Controller(string Name, Func<ControllerProcess> Start, int Window)
    {
        public List<double>[] Rates { get; } = [[], []];

        public List<double> Medians { get; } = [];

        public List<double> Tails { get; } = [];
    }
}
