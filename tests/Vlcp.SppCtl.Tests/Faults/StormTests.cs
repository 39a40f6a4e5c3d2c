using System.Net;
using System.Text.Json.Nodes;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Faults;

/// <summary>Processes that die, leave and come back under the hands of many clients.</summary>
public sealed class StormTests
{
    private const int Processes = 8;
    private const int Clients = 50;
    private const int Blows = 24;

    [Fact]
    public async Task Fifty_clients_get_a_right_answer_or_a_clear_failure_while_eight_processes_die_and_reconnect_in_the_middle_of_commands()
    {
        await using var spp = await Controller.StartAsync();
        var simulators = new SimulatorProcess[Processes];
        for (var id = 0; id < Processes; id++)
        {
            simulators[id] = await AddAsync(spp, id);
        }

        using var over = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(client => Task.Run(() => WorkAsync(spp, client, over.Token))).ToList();
        try
        {
            for (var blow = 0; blow < Blows; blow++)
            {
                var id = blow % Processes;
                simulators[id] = await StrikeAsync(spp, simulators[id], id, blow / Processes);
            }
        }
        finally
        {
            await over.CancelAsync();
        }

        var answers = await Task.WhenAll(clients);
        Assert.All(answers, count => Assert.NotEqual(0, count));
        for (var id = 0; id < Processes; id++)
        {
            Assert.Equal(id, (int)(await spp.GetAsync(PathOf(id)))["client-id"]!);
        }

        Assert.Equal(Enumerable.Range(0, Processes).Select(NameOf).Order(StringComparer.Ordinal), spp.Server.Processes.Order(StringComparer.Ordinal));
    }

    private static bool IsVf(int id) => id % 2 == 0;

    private static string NameOf(int id) => IsVf(id) ? $"vf({id})" : $"nfv({id})";

    private static string PathOf(int id) => IsVf(id) ? $"/v1/vfs/{id}" : $"/v1/nfvs/{id}";

    private static Task<SimulatorProcess> AddAsync(Controller spp, int id) => IsVf(id) ? spp.AddAsync("vf", id) : spp.AddAsync("nfv", id, id % 4 == 1 ? "2018-09" : "2020");

    // In the middle of a command: killed, or its connection is cut, or its answer is half of one.
    private static async Task<SimulatorProcess> StrikeAsync(Controller spp, SimulatorProcess simulator, int id, int way)
    {
        if (way == 0)
        {
            await simulator.OrderAsync("fault hold");
            await simulator.WaitAsync("holding");
            await simulator.KillAsync();
            await spp.WaitUntilGoneAsync(NameOf(id));
            return await AddAsync(spp, id);
        }

        var before = simulator.Count("connected");
        await simulator.OrderAsync(way == 1 ? "fault close" : "fault half");
        await simulator.WaitAsync("connected", before + 1);
        await simulator.OrderAsync("fault none");
        await spp.WaitForAsync(NameOf(id));
        return simulator;
    }

    private static async Task<int> WorkAsync(Controller spp, int client, CancellationToken over)
    {
        var answers = 0;
        for (var round = 0; !over.IsCancellationRequested || answers == 0; round++)
        {
            var id = (client + round) % Processes;
            var (status, text) = await spp.SendAsync(HttpMethod.Get, PathOf(id));
            switch (status)
            {
                case HttpStatusCode.OK:
                    // The answer that belongs to another request would be that of another process.
                    Assert.Equal(id, (int)JsonNode.Parse(text)!["client-id"]!);
                    answers++;
                    break;
                case HttpStatusCode.NotFound:
                    Assert.Equal($"sec_id {id} not found.", text);
                    break;
                default:
                    Assert.Equal(HttpStatusCode.InternalServerError, status);
                    Assert.StartsWith($"{NameOf(id)} ", text, StringComparison.Ordinal);
                    break;
            }
        }

        return answers;
    }
}
