using Vlcp.Dataplane.Desired;
using Vlcp.Dataplane.Publications;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Storage;
using Xunit;
using static Vlcp.Dataplane.Tests.NetworkObjects;

namespace Vlcp.Dataplane.Tests.Publications;

public sealed class PublisherTests : IAsyncLifetime
{
    private static readonly Owner Someone = new("someone");
    private static readonly TimeSpan Lease = TimeSpan.FromHours(2);

    private readonly MemoryStoreEngine _store = new();
    private readonly ObjectDatabase _database;
    private readonly Publisher _publisher;
    private readonly DesiredState _desired = new();

    public PublisherTests()
    {
        var schema = new ObjectSchema();
        schema.AddAssembly(typeof(LogicalPort).Assembly);
        _database = new ObjectDatabase(_store, schema);
        _publisher = new Publisher(_database, Here, Lease);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static VxlanEndpoint OwnEndpoint => Member("net", Here.SystemId!, "10.99.0.1") with { Expire = null };

    private static LogicalPortVxlanInfo OwnPort => Has(Here.SystemId!, "10.99.0.1", "p1", "net", since: 0);

    public async ValueTask InitializeAsync() =>
        await WriteAsync(Physical("phys", "vxlan"), Logical("net", "phys", 7, vni: 10000), Logical("other", "phys", 8, vni: 10001), Endpoint("p1", "net"));

    [Fact]
    public async Task What_is_desired_is_published_with_the_times_of_the_store()
    {
        Want(OwnEndpoint, OwnPort);
        var before = await _database.GetTimestampAsync(Token);
        await _publisher.PublishChangesAsync(_desired, Token);
        var after = await _database.GetTimestampAsync(Token);

        var endpoint = Assert.Single(await AllAsync<VxlanEndpoint>());
        Assert.InRange(endpoint.Expire!.Value - (long)Lease.TotalMicroseconds, before, after);
        Assert.InRange(Assert.Single(await AllAsync<LogicalPortVxlanInfo>()).UpdatedTime, before, after);
        Assert.Empty(_desired.Publications.Changed);
    }

    [Fact]
    public async Task What_is_not_desired_any_more_is_withdrawn_and_that_of_others_stays()
    {
        await WriteAsync(Member("net", "host2", "10.99.0.2"), Has("host2", "10.99.0.2", "p1", "net"));
        Want(OwnEndpoint, OwnPort);
        await _publisher.PublishChangesAsync(_desired, Token);
        Want();
        await _publisher.PublishChangesAsync(_desired, Token);
        Assert.Equal("host2", Assert.Single(await AllAsync<VxlanEndpoint>()).SystemId);
        Assert.Equal("host2", Assert.Single(await AllAsync<LogicalPortVxlanInfo>()).SystemId);
    }

    [Fact]
    public async Task After_a_restart_what_is_right_is_not_written_again_and_what_is_left_over_goes()
    {
        Want(OwnEndpoint, OwnPort, OwnEndpoint with { Network = "other" });
        await _publisher.PublishChangesAsync(_desired, Token);
        await WriteAsync(OwnEndpoint with { Network = "other", Bridge = "br1" });
        var published = await AllAsync<VxlanEndpoint>();

        var restarted = new DesiredState();
        restarted.Replace(Someone, [], [], [OwnEndpoint, OwnPort]);
        await new Publisher(_database, Here, Lease).SynchronizeAsync(restarted, Token);

        // Untouched: the same expiry. The other bridge of the server speaks for itself.
        var left = await AllAsync<VxlanEndpoint>();
        Assert.Equal(["net br0", "other br1"], left.Select(endpoint => $"{endpoint.Network} {endpoint.Bridge}").Order());
        Assert.Equal(published.Single(endpoint => endpoint.Network == "net"), left.Single(endpoint => endpoint.Network == "net"));
    }

    [Fact]
    public async Task What_changed_elsewhere_is_put_right_by_a_synchronisation()
    {
        Want(OwnEndpoint);
        await WriteAsync(OwnEndpoint with { TunnelDst = default, Expire = 1 });
        await _publisher.SynchronizeAsync(_desired, Token);
        Assert.Equal(HereAddress, Assert.Single(await AllAsync<VxlanEndpoint>()).TunnelDst);
    }

    [Fact]
    public async Task A_refresh_renews_own_leases_and_removes_the_expired_of_others_in_the_same_networks()
    {
        Want(OwnEndpoint);
        await _publisher.PublishChangesAsync(_desired, Token);
        var before = Assert.Single(await AllAsync<VxlanEndpoint>()).Expire;
        await WriteAsync(
            Member("net", "dead", "10.99.0.3") with { Expire = 1 }, Member("net", "alive", "10.99.0.4"),
            Member("net", "forever", "10.99.0.5") with { Expire = null }, Member("other", "dead", "10.99.0.3") with { Expire = 1 });

        await _publisher.RefreshAsync(_desired, Token);
        var left = await AllAsync<VxlanEndpoint>();
        Assert.Equal(
            ["net alive", "net forever", "net host1", "other dead"],
            left.Select(endpoint => $"{endpoint.Network} {endpoint.SystemId}").Order(StringComparer.Ordinal));
        Assert.True(left.Single(endpoint => endpoint.SystemId == "host1").Expire > before);
    }

    [Fact]
    public async Task What_ran_out_in_the_networks_of_the_switch_is_removed_without_renewing_anything()
    {
        Want(OwnEndpoint);
        await _publisher.PublishChangesAsync(_desired, Token);
        var own = Assert.Single(await AllAsync<VxlanEndpoint>());
        await WriteAsync(Member("net", "dead", "10.99.0.3") with { Expire = 1 }, Member("other", "dead", "10.99.0.3") with { Expire = 1 });

        await _publisher.RemoveExpiredAsync(_desired, Token);

        var left = await AllAsync<VxlanEndpoint>();
        Assert.Equal(["net host1", "other dead"], left.Select(endpoint => $"{endpoint.Network} {endpoint.SystemId}").Order(StringComparer.Ordinal));
        Assert.Contains(own, left);
    }

    [Fact]
    public async Task The_first_leases_to_run_out_are_known_for_the_switch_and_for_others()
    {
        Want(OwnEndpoint);
        await _publisher.PublishChangesAsync(_desired, Token);
        var now = await _database.GetTimestampAsync(Token);
        await WriteAsync(
            Member("net", "soon", "10.99.0.3") with { Expire = now + 60_000_000 }, Member("net", "later", "10.99.0.4") with { Expire = now + 90_000_000 },
            Member("net", "forever", "10.99.0.5") with { Expire = null }, Member("other", "dead", "10.99.0.3") with { Expire = 1 });

        var leases = await _publisher.ReadLeasesAsync(_desired, Token);

        Assert.InRange(leases.Own!.Value, Lease - TimeSpan.FromMinutes(1), Lease);
        Assert.InRange(leases.Others!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal(default, await _publisher.ReadLeasesAsync([], Token));
    }

    [Fact]
    public async Task Nothing_is_published_of_a_network_or_a_port_that_is_deleted()
    {
        Want(OwnEndpoint, OwnPort);
        await _database.WriteWalkAsync(
            transaction =>
            {
                transaction.Delete(DataKey.Of<LogicalPort>("p1"));
                transaction.Delete(DataKey.Of<LogicalNetwork>("net"));
            },
            cancellationToken: Token);
        await _publisher.PublishChangesAsync(_desired, Token);
        await _publisher.RefreshAsync(_desired, Token);
        Assert.Empty(await AllAsync<VxlanEndpoint>());
        Assert.Empty(await AllAsync<LogicalPortVxlanInfo>());
    }

    [Fact]
    public async Task What_could_not_be_published_is_still_to_be_published()
    {
        Want(OwnEndpoint);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _publisher.PublishChangesAsync(_desired, cancelled.Token));
        Assert.Single(_desired.Publications.Changed);
        await _publisher.PublishChangesAsync(_desired, Token);
        Assert.Single(await AllAsync<VxlanEndpoint>());
    }

    [Fact]
    public async Task Many_publications_are_published_in_several_transactions()
    {
        var networks = Enumerable.Range(100, 150).Select(number => Logical($"n{number}", "phys", (uint)number, vni: number)).ToArray();
        await WriteAsync([.. networks]);
        Want([.. networks.Select(network => OwnEndpoint with { Network = network.Id })]);
        await _publisher.PublishChangesAsync(_desired, Token);
        Assert.Equal(150, (await AllAsync<VxlanEndpoint>()).Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        await _store.DisposeAsync();
    }

    private void Want(params DataObject[] publications) => _desired.Replace(Someone, [], [], publications);

    private Task WriteAsync(params DataObject[] objects) => _database.WriteWalkAsync(
        transaction =>
        {
            foreach (var value in objects)
            {
                transaction.Write(value);
            }
        },
        cancellationToken: Token);

    private Task<IReadOnlyList<T>> AllAsync<T>()
        where T : DataObject => _database.WalkAsync(reader => reader.All<T>(), cancellationToken: Token);
}
