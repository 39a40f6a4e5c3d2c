using Vlcp.Lab;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Lossless;

public sealed class DeadServerTests(ShortLeaseLab live) : IClassFixture<ShortLeaseLab>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_server_that_died_gets_no_more_copies_when_its_lease_has_run_out() => live.RunAsync(async () =>
    {
        await GetsCopiesAsync("the other server gets copies of floods", true);

        await live.Lab.KillControllerAsync(live.Two, Token);
        await GetsCopiesAsync("the dead server gets no copies any more", false);

        await live.Lab.RestartControllerAsync(live.Two, Token);
        await GetsCopiesAsync("the server that is back gets copies again", true);
    });

    private Task GetsCopiesAsync(string what, bool expected) => Eventually.HappensAsync(
        what,
        _ => EndToEnd.GroupsAsync(live.One),
        groups => groups.Any(group => group.Contains($"{live.Two.UnderlayAddress}->", StringComparison.Ordinal)) == expected,
        Token,
        Patience);
}
