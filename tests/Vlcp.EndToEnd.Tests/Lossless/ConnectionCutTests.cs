using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>What traffic and flows see when the controller's connections break: nothing.</summary>
public sealed class ConnectionCutTests(LiveLab live) : IClassFixture<LiveLab>
{
    private const int Times = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task An_OpenFlow_connection_cut_ten_times_loses_no_packet_and_no_counter() => CutAsync(
        "Switch connected", port: 6653);

    [Fact]
    public Task An_OVSDB_connection_cut_ten_times_loses_no_packet_and_no_counter() => CutAsync(
        "Connected to OVSDB", port: 6640);

    private Task CutAsync(string connected, int port) => live.RunAsync(async () =>
    {
        var ages = await FlowAges.TakeAsync(live.One);
        await using var traffic = await live.StartTrafficAsync();

        for (var time = 0; time < Times; time++)
        {
            var before = await ConnectionsAsync(connected, Token);
            await live.One.RunAsync("ss", ["-K", "state", "established", $"( sport = :{port} or dport = :{port} )"], Token);
            await Eventually.HappensAsync(
                $"the log says '{connected}' once more", token => ConnectionsAsync(connected, token), count => count > before, Token, Patience);
            await TutorialLab.WaitForSwitchAsync(live.One, Token);
            await traffic.GoesOnAsync();
        }

        await live.SyncAsync();
        await traffic.AssertNothingLostAsync();
        await ages.AssertKeptAsync();
    });

    private async Task<int> ConnectionsAsync(string connected, CancellationToken cancellationToken) =>
        (await live.Lab.ControllerOf(live.One).ReadLogAsync(cancellationToken)).Split(connected).Length - 1;
}
