using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Vlcp.Bench.Comparisons;

namespace Vlcp.Bench.SoftPatchPanel;

/// <summary>
/// Requests for the status of SPP processes: to <c>vlcp spp-ctl</c>, to a relay that only passes bytes, and to the processes
/// themselves. Clients, processes and connections are the same.
/// </summary>
internal sealed partial class SppStatus(Scale scale, Action<Result> report)
{
    private const int WarmUp = 2;
    private static readonly byte[] Status = "status"u8.ToArray();

    private readonly TimeSpan _time = TimeSpan.FromSeconds(scale == Scale.Quick ? 0.3 : 3);

    private static string Vlcp { get; } = Path.GetFullPath(
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "VlcpProgram").Value!);

    /// <summary>Measures all three in turns.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var sppCtl = ChildProcess.Start(Vlcp, "spp-ctl", "-b", "127.0.0.1", "-p", "0", "-s", "0", "-a", "0");
        using var relay = ChildProcess.Start(Environment.ProcessPath!, BareRelay.Argument);
        using Simulators controlled = new(), relayed = new(), held = new();
        StatusClients[] sides =
        [
            await AskSppCtlAsync(sppCtl, controlled, cancellationToken),
            await AskRelayAsync(relay, relayed, cancellationToken),
            await AskProcessesAsync(held, cancellationToken),
        ];
        Samples[] rates = [new(), new(), new()];

        // The first rounds only warm up.
        for (var round = -WarmUp; round < scale.Rounds; round++)
        {
            for (var side = 0; side < sides.Length; side++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var rate = sides[side].Measure(_time);
                if (round >= 0)
                {
                    rates[side].Add(rate);
                }
            }
        }

        const string Work = "spp-ctl, status of 8 processes for 16 clients";
        report(new Result(Work, rates[0].Median, "bare TCP relay, the same clients and processes", rates[1].Median, "1/s"));
        report(new Result(Work, rates[0].Median, "nothing between clients and processes", rates[2].Median, "1/s"));
    }

    private static async Task<StatusClients> AskSppCtlAsync(ChildProcess sppCtl, Simulators simulators, CancellationToken cancellationToken)
    {
        var ports = Ports().Match(await sppCtl.ReadFirstLineAsync(cancellationToken));
        var api = NumberOf(ports, "api");
        await simulators.StartAsync(NumberOf(ports, "secondary"), cancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{api}") };
        while (Types().Count(await http.GetStringAsync("/v1/processes", cancellationToken)) < Simulators.Count)
        {
            await Task.Delay(10, cancellationToken);
        }

        return await StatusClients.ConnectAsync(
            api,
            client => Encoding.ASCII.GetBytes($"GET /v1/vfs/{(client % Simulators.Count) + 1} HTTP/1.1\r\nHost: 127.0.0.1:{api}\r\nAccept: */*\r\n\r\n"),
            "HTTP/1.1 200 OK\r\n"u8.ToArray());
    }

    private static async Task<StatusClients> AskRelayAsync(ChildProcess relay, Simulators simulators, CancellationToken cancellationToken)
    {
        var ports = (await relay.ReadFirstLineAsync(cancellationToken)).Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture)).ToArray();
        await simulators.StartAsync(ports[0], cancellationToken);
        return await StatusClients.ConnectAsync(ports[1], _ => Status, "{"u8.ToArray());
    }

    private static async Task<StatusClients> AskProcessesAsync(Simulators simulators, CancellationToken cancellationToken)
    {
        using var listening = BareRelay.Listen();
        await simulators.StartAsync(BareRelay.PortOf(listening), cancellationToken);
        var processes = await BareRelay.AcceptProcessesAsync(listening);
        return new StatusClients([.. Enumerable.Range(0, StatusClients.Count).Select(client => (Action)(() => Ask(processes[client % Simulators.Count])))]);
    }

    private static void Ask(FixedExchange process)
    {
        lock (process)
        {
            process.Run();
        }
    }

    private static int NumberOf(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"http://127\.0\.0\.1:(?<api>\d+);.*others 127\.0\.0\.1:(?<secondary>\d+)")]
    private static partial Regex Ports();

    [GeneratedRegex("\"type\"")]
    private static partial Regex Types();
}
