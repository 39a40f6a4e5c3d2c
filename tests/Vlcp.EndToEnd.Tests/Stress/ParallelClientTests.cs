using System.Text.Json.Nodes;
using Vlcp.EndToEnd.Tests.Robustness;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>Many clients at once, on two controllers with one store and a switch each.</summary>
public sealed class ParallelClientTests : IAsyncLifetime
{
    private const int ClientCount = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-par-").FullName;
    private readonly List<ControlledBridge> _bridges = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningController[] Controllers => [.. _bridges.Select(bridge => bridge.Controller)];

    public async ValueTask InitializeAsync()
    {
        foreach (var number in new[] { 1, 2 })
        {
            _bridges.Add(await ControlledBridge.StartAsync(_directory, Path.Combine(_directory, "vlcp.db"), number, Token));
        }

        await StressNetworks.CreateAsync(Controllers[0], Token);
        foreach (var (index, bridge) in _bridges.Index())
        {
            await bridge.Switch.AddPortsAsync(
                ControlledBridge.Bridge, [.. Enumerable.Range(0, ClientCount).Select(number => ($"v{number}", (string?)StressChoices.PortId(Name(number), index)))], Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var bridge in _bridges)
        {
            await bridge.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_hundred_clients_on_two_controllers_lose_no_update_and_get_nothing_twice()
    {
        var seed = StressSettings.NewSeed();
        var random = new Random(seed);
        var calls = new StressCalls(() => Controllers[Random.Shared.Next(_bridges.Count)], outagesAllowed: false);
        var clients = Enumerable.Range(0, ClientCount).Select(number => new StressClient(Name(number), number, calls, new Random(random.Next()))).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        stop.CancelAfter(StressSettings.Load);

        // One that fails ends the others: what they would do then proves nothing.
        await Task.WhenAll(clients.Select(client => Task.Run(() => RunAsync(client, stop), Token)));

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{clients.Sum(client => client.Changes)} changes, {clients.Sum(client => client.Refusals)} refusals, {calls.Answers} answers, {calls.Retries} retries");
        Assert.All(clients, client => Assert.True(client.Changes > 0));
        foreach (var client in clients)
        {
            await client.CompareAsync(Token);
        }

        await RequireSoundStoreAsync();
        foreach (var controller in Controllers)
        {
            await RequireUniqueAsync(controller, "viperflow/listlogicalports", port => $"{port["network"]!["id"]} {port["ip_address"]}", clients.Sum(client => CountOf(client, "viperflow.logicalport.")));
            await RequireUniqueAsync(controller, "viperflow/listlogicalnetworks", network => $"{network["vni"]}", clients.Sum(client => CountOf(client, "viperflow.logicnetwork.")) + StressNetworks.SharedCount);
        }

        foreach (var bridge in _bridges)
        {
            var flows = await bridge.VerifyAsync(Token);
            TestContext.Current.TestOutputHelper?.WriteLine($"{flows} flows");
        }

        await RequireSoundStoreAsync();
    }

    private static async Task RunAsync(StressClient client, CancellationTokenSource stop)
    {
        try
        {
            await client.RunAsync(LongestPause, stop.Token, Token);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private async Task RequireSoundStoreAsync()
    {
        var (status, output) = await Controllers[0].CheckStoreAsync(Token);
        Assert.True(status == 0, output);
    }

    private static async Task RequireUniqueAsync(RunningController controller, string method, Func<JsonNode, string> identify, int count)
    {
        var identities = (await controller.CallAsync(method, new JsonObject(), Token))!.AsArray().Select(found => identify(found!)).ToList();
        Assert.Equal(count, identities.Count);
        Assert.Empty(identities.GroupBy(identity => identity).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    private static int CountOf(StressClient client, string prefix) => client.Objects.Keys.Count(key => key.StartsWith(prefix, StringComparison.Ordinal));

    private static string Name(int number) => $"c{number}";
}
