using System.Net;
using Vlcp.SppCtl.Tests.Support;

namespace Vlcp.SppCtl.Tests.Faults;

public sealed class ConcurrencyTests
{
    private const int Processes = 8;
    private const int Clients = 50;
    private const int Rounds = 10;

    [Fact]
    public async Task Fifty_clients_work_with_eight_processes_at_once()
    {
        await using var spp = await Controller.StartAsync();
        var simulators = new List<SimulatorProcess>();
        for (var id = 0; id < Processes; id++)
        {
            simulators.Add(await (id % 2 == 0
                ? spp.AddAsync("vf", id, id % 4 == 0 ? "2018" : "2020", string.Join(',', Enumerable.Range(0, Clients)))
                : spp.AddAsync("nfv", id, id % 4 == 1 ? "2018-09" : "2020")));
        }

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => WorkAsync(spp, client))));

        foreach (var simulator in simulators)
        {
            // A command that was sent before the answer to another one would be read together with it.
            Assert.All(simulator.Commands, command => Assert.Matches("^(status|component start c[0-9]+ [0-9]+ forward|component stop c[0-9]+|add ring[: ][0-9]+|del ring[: ][0-9]+)$", command));
            Assert.Equal(1, simulator.Count("connected"));
        }
    }

    // Each client has a component or port of its own in each process, and what it reads back must be its own.
    private static async Task WorkAsync(Controller spp, int client)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var id = (client + round) % Processes;
            var isVf = id % 2 == 0;
            var (method, path, body) = isVf
                ? (HttpMethod.Post, $"/v1/vfs/{id}/components", $$"""{"name": "c{{client}}", "core": {{client}}, "type": "forward"}""")
                : (HttpMethod.Put, $"/v1/nfvs/{id}/ports", $$"""{"action": "add", "port": "ring:{{client}}"}""");
            await spp.DoAsync(method, path, body);
            var status = (await spp.GetAsync(isVf ? $"/v1/vfs/{id}" : $"/v1/nfvs/{id}")).ToJsonString();
            Assert.Contains(isVf ? $"\"c{client}\"" : $"\"ring:{client}\"", status, StringComparison.Ordinal);
            await (isVf
                ? spp.DoAsync(HttpMethod.Delete, $"/v1/vfs/{id}/components/c{client}")
                : spp.DoAsync(HttpMethod.Put, $"/v1/nfvs/{id}/ports", $$"""{"action": "del", "port": "ring:{{client}}"}"""));
            Assert.Equal(HttpStatusCode.OK, (await spp.SendAsync(HttpMethod.Get, "/v1/processes")).Status);
        }
    }
}
