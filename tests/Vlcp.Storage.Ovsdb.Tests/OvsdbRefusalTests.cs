using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Ovsdb.Tests;

/// <summary>What can't work is said clearly, once, and changes nothing.</summary>
public sealed class OvsdbRefusalTests
{
    private static readonly StoreUpdater WriteSomething = _ => StoreUpdate.Write(StoreWrite.Put("a", "1"u8.ToArray()));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_with_the_databases_of_others_is_named_with_them()
    {
        var schema = await File.ReadAllTextAsync("/usr/share/openvswitch/vswitch.ovsschema", Cancelled);
        await using var servers = await OvsdbServers.StartAsync(1, schema, "Open_vSwitch", Cancelled);
        await RefusesAsync<StoreFormatException>(servers, "has no database Vlcp_Store, but Open_vSwitch");
    }

    [Theory]
    [InlineData("\"2.0.0\"", "\"3.0.0\"", "version 3.0.0")]
    [InlineData("\"Commit\"", "\"Song\"", "another application's")]
    public async Task A_database_of_the_same_name_that_is_not_ours_is_refused(string text, string other, string says)
    {
        await using var servers = await OvsdbServers.StartAsync(
            1, OvsdbStoreSchema.Text.Replace(text, other, StringComparison.Ordinal), OvsdbStoreSchema.Database, Cancelled);
        await RefusesAsync<StoreFormatException>(servers, says);
    }

    [Fact]
    public async Task A_server_that_only_copies_another_takes_no_writes()
    {
        await using var primary = await OvsdbServers.StartAsync(1, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Cancelled);
        await using var writer = Open(primary);
        await writer.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled);
        await using var copy = await OvsdbServers.StartAsync(
            1, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Cancelled, "--remote=ptcp:PORT:127.0.0.1", $"--sync-from=tcp:127.0.0.1:{primary.PortOf(0)}");
        var log = new RecordedLog();
        await using var engine = Open(copy, log);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask());
        Assert.Contains("not allowed", error.Message, StringComparison.Ordinal);
        Assert.InRange(log.Lines.Count, 1, 3);
    }

    [Fact]
    public async Task A_value_over_the_limit_is_refused_alone_and_nothing_of_it_is_written()
    {
        await using var servers = await OvsdbServers.StartAsync(1, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Cancelled);
        await using var engine = Open(servers);
        var good = engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask();
        foreach (var writes in new[] { new byte[5_000_000] }.Select(big => (StoreWrite[])[StoreWrite.Put("b", "1"u8.ToArray()), StoreWrite.Put("big", big)])
            .Append([.. Enumerable.Range(0, 20).Select(i => StoreWrite.Put($"b{i}", new byte[1_000_000]))]))
        {
            await Assert.ThrowsAsync<StoreLimitException>(() => engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write([.. writes]), Cancelled).AsTask());
        }

        await good;
        var all = (await engine.ReadAsync(StoreQuery.Of(KeyRange.All), Cancelled)).Range(KeyRange.All);
        Assert.Equal(["a"], all.Select(entry => entry.Key));
        Assert.True(engine.Status.IsAvailable);
    }

    [Fact]
    public async Task A_server_whose_disk_is_full_refuses_writes_serves_reads_and_works_again_when_there_is_room()
    {
        await using var disk = await SmallDisk.MountAsync("4m", Cancelled);
        await using var servers = await OvsdbServers.StartOnAsync(disk, 1, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Cancelled);
        var log = new RecordedLog();
        await using var engine = Open(servers, log);
        await engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled);
        disk.Fill();
        for (var i = 0; i < 5; i++)
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => PutBigAsync(engine));
            Assert.Contains("I/O error", error.Message, StringComparison.Ordinal);
            var all = (await engine.ReadAsync(StoreQuery.Of(KeyRange.All), Cancelled)).Range(KeyRange.All);
            Assert.Equal(["a"], all.Select(entry => entry.Key));
        }

        Assert.InRange(log.Lines.Count, 1, 3);
        disk.MakeRoom();
        Assert.True((await PutBigAsync(engine)).Changed);
        Assert.True(engine.Status.IsAvailable);
    }

    [Fact]
    public async Task Where_nobody_listens_calls_fail_in_the_configured_time_and_the_log_stays_short()
    {
        using var port = TestPort.Take();
        var log = new RecordedLog();
        await using var engine = OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse($"ovsdb:tcp:127.0.0.1:{port.Number}?timeout=0.5"), logger: log);
        for (var i = 0; i < 5; i++)
        {
            var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask());
            Assert.Contains($"127.0.0.1:{port.Number}", error.Message, StringComparison.Ordinal);
        }

        Assert.False(engine.Status.IsAvailable);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task Over_tls_both_sides_must_be_signed_by_who_is_trusted()
    {
        using var ours = new TestAuthority();
        using var theirs = new TestAuthority();
        await using var servers = await OvsdbServers.StartAsync(
            1, OvsdbStoreSchema.Text, OvsdbStoreSchema.Database, Cancelled,
            "--remote=pssl:PORT:127.0.0.1", $"--private-key={ours.Key}", $"--certificate={ours.Certificate}", $"--ca-cert={ours.Authority}");
        await using (var engine = OvsdbStoreEngine.Open(Tls(servers, ours, ours, 60)))
        {
            Assert.True((await engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled)).Changed);
        }

        foreach (var (trusted, shown) in new[] { (theirs, ours), (ours, theirs) })
        {
            await using var stranger = OvsdbStoreEngine.Open(Tls(servers, trusted, shown, 2));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => stranger.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
        }
    }

    [Theory]
    [InlineData("redis://a", "ovsdb:")]
    [InlineData("ovsdb:", "is empty")]
    [InlineData("ovsdb:ptcp:6641", "no server")]
    [InlineData("ovsdb:tcp:a,tcp:b?timeout=never", "timeout=never")]
    [InlineData("ovsdb:tcp:a?speed=1", "no option 'speed'")]
    public void What_is_wrong_with_a_url_is_named(string text, string says) =>
        Assert.Contains(says, Assert.Throws<FormatException>(() => OvsdbStoreUrl.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_url_names_servers_and_options()
    {
        var url = OvsdbStoreUrl.Parse("ovsdb:tcp:a,ssl:b:77,unix:/run/c.sock?timeout=2.5&ca=%2Fca.pem&cert=c.pem&key=k.pem");
        Assert.Equal("ovsdb:tcp://a:6641,ssl://b:77,unix:///run/c.sock", url.ToString());
        Assert.Equal((TimeSpan.FromSeconds(2.5), "/ca.pem", "c.pem", "k.pem"), (url.Timeout, url.Tls.CaCertificates, url.Tls.Certificate, url.Tls.PrivateKey));
    }

    private static Task<StoreCommit> PutBigAsync(OvsdbStoreEngine engine) =>
        engine.UpdateAsync(StoreQuery.Empty, _ => StoreUpdate.Write(StoreWrite.Put("big", new byte[300_000])), Cancelled).AsTask();

    private static async Task RefusesAsync<TError>(OvsdbServers servers, string says)
        where TError : StoreException
    {
        var log = new RecordedLog();
        await using var engine = Open(servers, log);
        var error = await Assert.ThrowsAsync<TError>(() => engine.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask());
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.False(engine.Status.IsAvailable);
        Assert.Single(log.Lines);
    }

    private static OvsdbStoreEngine Open(OvsdbServers servers, RecordedLog? log = null) =>
        OvsdbStoreEngine.Open(OvsdbStoreUrl.Parse(servers.Store), logger: log);

    private static OvsdbStoreUrl Tls(OvsdbServers servers, TestAuthority trusted, TestAuthority shown, int seconds) => OvsdbStoreUrl.Parse(
        $"ovsdb:ssl:127.0.0.1:{servers.PortOf(0)}?timeout={seconds}&ca={trusted.Authority}&cert={shown.Certificate}&key={shown.Key}");
}
