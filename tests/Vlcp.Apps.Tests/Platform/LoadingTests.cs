using Vlcp.OpenFlow;

namespace Vlcp.Apps.Tests.Platform;

/// <summary>Which apps are loaded, and in which order they start and stop.</summary>
public sealed class LoadingTests
{
    [Fact]
    public async Task What_is_needed_starts_first_and_stops_last_and_contexts_are_shared()
    {
        var apps = await TestApps.StartAsync(typeof(Upper), typeof(Lower));
        var diary = apps.Find<Upper>().Diary;
        Assert.Same(apps.Find<Middle>(), apps.Find<Upper>().Middle);
        Assert.Same(diary, apps.Find<Lower>().Diary);
        await apps.DisposeAsync();
        Assert.Equal(["Lower starts", "Middle starts", "Upper starts", "Upper stops", "Middle stops", "Lower stops"], diary.Lines);
    }

    [Fact]
    public async Task The_versions_that_all_apps_can_use_are_offered()
    {
        await using var apps = await TestApps.StartAsync(typeof(Only13), typeof(Sender));
        Assert.Equal([OpenFlowVersion.V13], apps.Manager.Versions);
    }

    [Theory]
    [InlineData(typeof(Only13), typeof(Only14), "No version of OpenFlow is left")]
    [InlineData(typeof(Lower), typeof(Impostor), "Two apps have the name Lower")]
    [InlineData(typeof(Sender), typeof(Misshapen), "Misshapen.OnPing has [Observe], but is no handler")]
    [InlineData(typeof(CircularOne), typeof(Sender), "CircularOne needs CircularTwo needs CircularOne")]
    [InlineData(typeof(Sender), typeof(string), "System.String is no app")]
    public async Task Apps_that_do_not_go_together_are_refused(Type first, Type second, string reason)
    {
        var failure = await Assert.ThrowsAsync<AppException>(() => TestApps.StartAsync(first, second));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apps_come_and_go_at_run_time()
    {
        await using var apps = await TestApps.StartAsync(typeof(Sender));
        var thrower = (Thrower)await apps.Manager.AddAsync(typeof(Thrower));
        await apps.Find<Sender>().SendEventToObserversAsync(new Ping(1));
        await Patience.UntilAsync("the event", () => thrower.Seen == 1);
        await apps.Manager.RemoveAsync(thrower);
        await apps.Find<Sender>().SendEventToObserversAsync(new Ping(2));
        Assert.Null(apps.Manager.Find(nameof(Thrower)));
        Assert.Equal(1, thrower.Seen);
    }
}
