using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Stress;

/// <summary>A controller that is killed in the middle of its writes (SIGKILL), on the SQLite store.</summary>
public sealed class KilledControllerTests : IAsyncLifetime
{
    private const int ClientCount = 20;
    private const int KillCount = 10;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(20);

    private readonly string _directory = Directory.CreateTempSubdirectory("vlcp-kill-").FullName;
    private ControlledBridge _bridge = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bridge = await ControlledBridge.StartAsync(_directory, Path.Combine(_directory, "vlcp.db"), 1, Token);
        await StressNetworks.CreateAsync(_bridge.Controller, Token);
        await _bridge.Switch.AddPortsAsync(
            ControlledBridge.Bridge, [.. Enumerable.Range(0, ClientCount).Select(number => ($"v{number}", (string?)StressChoices.PortId($"c{number}", 0)))], Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _bridge.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task No_acknowledged_write_is_lost_and_the_store_is_sound()
    {
        var random = new Random(StressSettings.NewSeed());
        var calls = new StressCalls(() => _bridge.Controller, outagesAllowed: true);
        var clients = Enumerable.Range(0, ClientCount).Select(number => new StressClient($"c{number}", number, calls, new Random(random.Next()))).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(LongestPause, stop.Token, Token), Token)));
        for (var kill = 0; kill < KillCount; kill++)
        {
            await UntilBusyAsync(calls, calls.Answers + random.Next(50, 500), running);
            await _bridge.KillControllerAsync(Token);
            var (status, output) = await _bridge.Controller.CheckStoreAsync(Token);
            Assert.True(status == 0, $"after kill {kill}: {output}");
            await _bridge.StartControllerAsync(Token);
        }

        await UntilBusyAsync(calls, calls.Answers + 50, running);
        await stop.CancelAsync();
        await running;

        TestContext.Current.TestOutputHelper?.WriteLine($"{clients.Sum(client => client.Changes)} changes, {calls.Answers} answers, {calls.Retries} calls without answer");
        foreach (var client in clients)
        {
            await client.CompareAsync(Token);
        }

        var check = await _bridge.Controller.CheckStoreAsync(Token);
        Assert.True(check.Status == 0, check.Output);
        await _bridge.VerifyAsync(Token);
    }

    private static Task UntilBusyAsync(StressCalls calls, int answers, Task running) => Eventually.HappensAsync(
        $"{answers} calls are answered",
        async _ =>
        {
            if (running.IsFaulted)
            {
                await running;
            }

            return calls.Answers;
        },
        count => count >= answers,
        Token,
        TimeSpan.FromSeconds(180));
}
