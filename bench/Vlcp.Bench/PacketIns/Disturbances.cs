using Vlcp.Bench.Comparisons;

namespace Vlcp.Bench.PacketIns;

/// <summary>
/// What somebody's misbehaviour costs the others: 16 switches ask for as many answers a second as ten OS-Kens give, first in peace and then
/// while something goes wrong.
/// </summary>
internal sealed class Disturbances(Scale scale, Action<Result> report)
{
    private const int Switches = 16;
    private const int Rate = 100_000;

    private TimeSpan Peace => TimeSpan.FromSeconds(scale.Rounds > 1 ? 5 : 1);

    // An app that throws at every packet needs this long for what waits for it, and the runtime as long again until it gives memory back.
    private TimeSpan Recovery => TimeSpan.FromSeconds(scale.Rounds > 1 ? 30 : 1);

    private TimeSpan Trouble => TimeSpan.FromSeconds(scale.Rounds > 1 ? 10 : 1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var directory = Directory.CreateTempSubdirectory("vlcp-bench-").FullName;
        try
        {
            var app = Path.Combine(directory, "Troublemaker.cs");
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Troublemaker.app"), app);
            (string What, Func<int, CancellationToken, Task> Make)[] disturbances =
            [
                ("an app throws at every packet", Troubles.ThrowAsync),
                ("an app blocks for ten seconds", Troubles.BlockAsync),
                ("1,000 datapaths connect and vanish", Troubles.VisitAsync),
                ("a datapath never finishes its handshake", Troubles.StopInHandshakeAsync),
                ("a datapath floods and does not listen", Troubles.FloodAsync),
            ];
            foreach (var (what, make) in disturbances)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await MeasureAsync(app, what, make, cancellationToken);
            }
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task MeasureAsync(string app, string what, Func<int, CancellationToken, Task> make, CancellationToken cancellationToken)
    {
        using var process = ControllerProcess.Vlcp(LearningSwitches.Program, app);
        var switches = Enumerable.Range(1, Switches).Select(n => new LoadSwitch(process.Port, (ulong)n)).ToArray();
        PacketInLoad.Offer(switches, Rate, Peace / 2);
        var peace = PacketInLoad.Offer(switches, Rate, Peace);
        var level = process.ResidentMiB;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var disturbance = make(process.Port, end.Token);
        var trouble = PacketInLoad.Offer(switches, Rate, Trouble);
        await end.CancelAsync();
        await disturbance;
        PacketInLoad.Offer(switches, Rate, Recovery);
        report(new Result($"{what}: others' answers", trouble.Mean, "before", peace.Mean, "1/s"));
        report(new Result($"{what}: others' answers, slowest second", trouble.Slowest, "before, slowest second", peace.Slowest, "1/s"));
        report(new Result($"{what}: resident memory afterwards", process.ResidentMiB, "before", level, "MiB"));
        foreach (var one in switches)
        {
            one.Dispose();
        }
    }
}
