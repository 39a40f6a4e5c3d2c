using System.Diagnostics;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

public sealed class AbsentControllerTests(LiveLab live) : IClassFixture<LiveLab>
{
    private static readonly TimeSpan Absence = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task Controllers_stopped_for_a_minute_lose_no_packet_and_no_counter() => live.RunAsync(async () =>
    {
        var ages = await FlowAges.TakeAsync(live.One);
        await using var traffic = await live.StartTrafficAsync();

        foreach (var server in live.Lab.Network.Servers)
        {
            await live.Lab.ControllerOf(server).StopAsync(Token);
        }

        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Absence)
        {
            await Task.Delay(TimeSpan.FromSeconds(5), Token);
            await traffic.GoesOnAsync();
        }

        foreach (var server in live.Lab.Network.Servers)
        {
            await live.Lab.RestartControllerAsync(server, Token);
        }

        await live.SyncAsync();
        await traffic.AssertNothingLostAsync();
        await ages.AssertKeptAsync();
    });
}
