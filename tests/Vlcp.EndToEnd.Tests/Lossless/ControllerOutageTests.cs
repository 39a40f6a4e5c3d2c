using System.Globalization;
using System.Text.RegularExpressions;
using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

/// <summary>What traffic and flows see when a controller goes and comes back: nothing.</summary>
public sealed partial class ControllerOutageTests(LiveLab live) : IClassFixture<LiveLab>
{
    private const int Times = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_controller_killed_and_restarted_ten_times_loses_no_packet_and_no_counter() => live.RunAsync(async () =>
    {
        var ages = await FlowAges.TakeAsync(live.One);
        await using var traffic = await live.StartTrafficAsync();

        for (var time = 0; time < Times; time++)
        {
            await live.Lab.KillControllerAsync(live.One, Token);
            await traffic.GoesOnAsync();
            await live.Lab.RestartControllerAsync(live.One, Token);
            await traffic.GoesOnAsync();
        }

        await live.SyncAsync();
        await traffic.AssertNothingLostAsync();
        await ages.AssertKeptAsync();
    });

    [Fact]
    public Task A_build_with_another_cookie_layout_loses_no_packet_and_no_counter() => live.RunAsync(async () =>
    {
        await using var traffic = await live.StartTrafficAsync();
        await live.Lab.KillControllerAsync(live.One, Token);
        await MoveCookieFieldsAsync(live.One);
        await traffic.GoesOnAsync();
        var ages = await FlowAges.TakeAsync(live.One);

        await live.Lab.RestartControllerAsync(live.One, Token);
        await live.SyncAsync();

        await traffic.AssertNothingLostAsync();
        await ages.AssertKeptAsync();
    });

    // What the switch would have from a build that puts class, owner and content elsewhere in the cookie. One bundle: no packet sees
    // a part of it.
    private static async Task MoveCookieFieldsAsync(LabServer server)
    {
        var flows = await server.OfctlAsync(["-O", "OpenFlow13", "--no-names", "--no-stats", "dump-flows", TutorialWalk.Bridge], Token);
        var lines = flows.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("cookie=", StringComparison.Ordinal));
        var moved = lines.Select(line => Cookie().Replace(
            line,
            match => $"cookie=0x{ulong.RotateLeft(ulong.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture), 8):x}",
            1));
        await server.OfctlAsync(
            ["-O", "OpenFlow13", "--bundle", "add-flows", TutorialWalk.Bridge, "-"], Token, string.Join('\n', moved) + "\n");
    }

    [GeneratedRegex("cookie=0x([0-9a-f]+)")]
    private static partial Regex Cookie();
}
