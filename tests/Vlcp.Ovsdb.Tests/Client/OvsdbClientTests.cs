using Microsoft.Extensions.Logging;
using Vlcp.Events.Connections;

namespace Vlcp.Ovsdb.Tests;

public sealed class OvsdbClientTests : IAsyncLifetime
{
    private const string Database = "Open_vSwitch";

    private readonly TestDirectory directory = new();
    private readonly ILogger log = new RecordedLog();
    private OvsdbServer server = null!;
    private OvsdbClient client = null!;

    public async ValueTask InitializeAsync()
    {
        server = await OvsdbServer.StartAsync(directory);
        client = await ConnectAsync(server.Unix);
        await client.TransactAsync(
            Database, [OvsdbOperation.Insert("Open_vSwitch", Row(("external_ids", Ids("system-id", "host1"))))], Waiting.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        await server.DisposeAsync();
        directory.Dispose();
    }

    [Fact]
    public async Task Databases_and_their_schema_are_listed()
    {
        Assert.Contains(Database, await client.ListDatabasesAsync(Waiting.Cancel).InTime());
        var schema = await client.GetSchemaAsync(Database, Waiting.Cancel).InTime();
        Assert.Equal(Database, schema.Name);
        Assert.Contains("datapath_id", schema.Tables["Bridge"].Keys);
        var error = await Assert.ThrowsAsync<OvsdbException>(() => client.GetSchemaAsync("nope", Waiting.Cancel));
        Assert.Equal("unknown database", error.Error);
    }

    [Fact]
    public async Task All_operations_of_a_transaction_have_their_results()
    {
        await using var tcp = await ConnectAsync(server.Tcp);
        var results = await tcp.TransactAsync(
            Database,
            [
                OvsdbOperation.Comment("a bridge ^ with a caret"),
                OvsdbOperation.Insert("Bridge", Row(("name", "br0"), ("external_ids", Ids("k", "^{}\"é"))), "bridge"),
                OvsdbOperation.Mutate("Open_vSwitch", [], OvsdbMutation.Insert("bridges", OvsdbAtom.NamedUuid("bridge"))),
                OvsdbOperation.Update("Open_vSwitch", [], Row(("next_cfg", 5))),
                OvsdbOperation.Mutate("Open_vSwitch", [], new OvsdbMutation("next_cfg", OvsdbMutator.Add, 2)),
                OvsdbOperation.Wait("Open_vSwitch", [], ["next_cfg"], equal: true, [Row(("next_cfg", 7))], TimeSpan.Zero),
                OvsdbOperation.Select("Bridge", [OvsdbCondition.Equal("name", "br0")], ["name", "external_ids"]),
                OvsdbOperation.Commit(durable: true),
            ],
            Waiting.Cancel).InTime();
        var row = Assert.Single(results[6].Rows);
        Assert.Equal(results[1].Uuid, row.Uuid);
        Assert.Equal("br0", row["name"].AsString());
        Assert.Equal("^{}\"é", row["external_ids"].AsStringMap()["k"]);
        Assert.Equal(1, results[2].Count);

        var deleted = await tcp.TransactAsync(
            Database,
            [
                OvsdbOperation.Mutate("Open_vSwitch", [], OvsdbMutation.Delete("bridges", row.Uuid)),
                OvsdbOperation.Delete("Bridge", [OvsdbCondition.Row(row.Uuid)]),
                OvsdbOperation.Select("Open_vSwitch", []),
            ],
            Waiting.Cancel).InTime();
        Assert.Equal(1, deleted[1].Count);
        Assert.Equal(OvsdbValue.Empty, deleted[2].Rows[0]["bridges"]);
    }

    [Fact]
    public async Task A_failed_transaction_names_the_operation()
    {
        var aborted = await FailAsync(OvsdbOperation.Comment("x"), OvsdbOperation.Abort());
        Assert.Equal((1, "aborted"), (aborted.OperationIndex, aborted.Error));
        var timedOut = await FailAsync(
            OvsdbOperation.Wait("Open_vSwitch", [], ["next_cfg"], equal: true, [Row(("next_cfg", 99))], TimeSpan.Zero));
        Assert.Equal((0, "timed out"), (timedOut.OperationIndex, timedOut.Error));
        var notOwner = await FailAsync(OvsdbOperation.Assert("mine"));
        Assert.Equal("not owner", notOwner.Error);

        // Two rows in a table that allows one: only the commit can see it.
        var commit = await FailAsync(OvsdbOperation.Insert("Open_vSwitch", Row()));
        Assert.Equal((null, "constraint violation"), (commit.OperationIndex, commit.Error));
    }

    [Fact]
    public async Task A_cancelled_transaction_is_cancelled_at_the_server()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = client.TransactAsync(
            Database,
            [
                OvsdbOperation.Wait("Open_vSwitch", [], ["next_cfg"], equal: true, [Row(("next_cfg", 1))]),
                OvsdbOperation.Update("Open_vSwitch", [], Row(("next_cfg", 2))),
            ],
            cancel.Token);
        await client.EchoAsync(Waiting.Cancel).InTime();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(waiting.InTime);
        await SetNextConfigurationAsync(1);
        var result = await client.TransactAsync(Database, [OvsdbOperation.Select("Open_vSwitch", [])], Waiting.Cancel).InTime();
        Assert.Equal(1, result[0].Rows[0]["next_cfg"].AsInteger());
    }

    [Fact]
    public async Task A_monitor_tells_the_initial_state_and_then_each_transaction()
    {
        var monitor = await client.MonitorAsync(
            Database, [new("Bridge", ["name", "datapath_id"]), new("Open_vSwitch", ["external_ids", "next_cfg"])], Waiting.Cancel).InTime();
        await using var updates = monitor.ReadUpdatesAsync().GetAsyncEnumerator(Waiting.Cancel);

        var initial = await updates.UntilAsync(_ => true);
        Assert.True(initial.IsInitial);
        var root = Assert.Single(initial.Changes);
        Assert.Equal(OvsdbChangeKind.Inserted, root.Kind);
        Assert.Equal("host1", root.New!["external_ids"].AsStringMap()["system-id"]);

        await using var other = await ConnectAsync(server.Tcp);
        await other.TransactAsync(
            Database,
            [
                OvsdbOperation.Insert("Bridge", Row(("name", "br0")), "bridge"),
                OvsdbOperation.Update("Open_vSwitch", [], Row(("bridges", OvsdbAtom.NamedUuid("bridge")), ("next_cfg", 1))),
            ],
            Waiting.Cancel).InTime();
        var both = await updates.UntilAsync(_ => true);
        Assert.False(both.IsInitial);
        Assert.Equal(2, both.Changes.Length);
        var bridge = both.Changes.Single(change => change.Table == "Bridge");
        Assert.Equal(OvsdbValue.Empty, bridge.New!["datapath_id"]);
        var modified = both.Changes.Single(change => change.Table == "Open_vSwitch");
        Assert.Equal((0, 1), (modified.Old!["next_cfg"].AsInteger(), modified.New!["next_cfg"].AsInteger()));
        Assert.True(modified.Changed("next_cfg"));
        Assert.False(modified.Changed("external_ids"));
        Assert.Equal(root.New, root.New with { });
        Assert.Same(both.Replica, monitor.Replica);

        await other.TransactAsync(Database, [OvsdbOperation.Update("Open_vSwitch", [], Row(("bridges", OvsdbValue.Empty)))], Waiting.Cancel).InTime();
        var removed = Assert.Single((await updates.UntilAsync(_ => true)).Changes);
        Assert.Equal(OvsdbChangeKind.Deleted, removed.Kind);
        Assert.Equal("br0", removed.Old!["name"].AsString());
        Assert.Empty(monitor.Replica["Bridge"]);
        Assert.Single(both.Replica["Bridge"]);

        await monitor.CancelAsync(Waiting.Cancel).InTime();
        Assert.False(await updates.MoveNextAsync());
    }

    [Fact]
    public async Task A_monitor_of_differences_sees_the_same_rows_as_an_ordinary_one()
    {
        OvsdbMonitorRequest[] requests = [new("Open_vSwitch", ["bridges", "next_cfg", "external_ids"]), new("Bridge"), new("Port"), new("Interface")];
        var random = new Random(20_251_104);
        var whole = await client.MonitorAsync(Database, requests, Waiting.Cancel).InTime();
        var differences = await client.MonitorDifferencesAsync(Database, requests, Waiting.Cancel).InTime();
        await client.TransactAsync(
            Database,
            [
                OvsdbOperation.Insert("Bridge", Row(("name", "br0")), "bridge"),
                OvsdbOperation.Update("Open_vSwitch", [], Row(("bridges", OvsdbAtom.NamedUuid("bridge")))),
            ],
            Waiting.Cancel).InTime();
        for (var step = 0; step < 60; step++)
        {
            await client.TransactAsync(Database, Change(random, step, whole.Replica), Waiting.Cancel).InTime();
            // The server answers in order: behind the echo both monitors have the change.
            await client.EchoAsync(Waiting.Cancel).InTime();
            foreach (var table in requests.Select(request => request.Table))
            {
                Assert.Equal(whole.Replica[table].OrderBy(row => row.Key), differences.Replica[table].OrderBy(row => row.Key));
            }
        }

        Assert.NotEmpty(whole.Replica["Port"]);
        await Assert.ThrowsAsync<OvsdbException>(() => client.MonitorDifferencesAsync(Database, [new("NoSuchTable")], Waiting.Cancel).InTime());
        await Assert.ThrowsAsync<OvsdbException>(() => client.MonitorDifferencesAsync(Database, [new("Port", ["nothing"])], Waiting.Cancel).InTime());
    }

    [Fact]
    public async Task A_monitor_that_the_server_refuses_leaves_its_id_free()
    {
        var error = await Assert.ThrowsAsync<OvsdbException>(
            () => client.MonitorAsync(Database, [new("NoSuchTable")], Waiting.Cancel, "id").InTime());
        Assert.NotNull(error.Error);
        await using var monitor = await client.MonitorAsync(Database, [new("Bridge")], Waiting.Cancel, "id").InTime();
        await Assert.ThrowsAsync<OvsdbException>(() => client.MonitorAsync(Database, [new("Bridge")], Waiting.Cancel, "id").InTime());
        await monitor.CancelAsync(Waiting.Cancel).InTime();
        await client.MonitorAsync(Database, [new("Bridge")], Waiting.Cancel, "id").InTime();
    }

    [Fact]
    public async Task A_lock_passes_on_when_it_is_released_stolen_or_its_holder_is_gone()
    {
        await using var second = await ConnectAsync(server.Unix);
        var mine = await client.LockAsync("master", Waiting.Cancel).InTime();
        var theirs = await second.LockAsync("master", Waiting.Cancel).InTime();
        Assert.True(mine.IsHeld);
        Assert.False(theirs.IsHeld);
        await client.TransactAsync(Database, [OvsdbOperation.Assert("master")], Waiting.Cancel).InTime();

        await mine.UnlockAsync(Waiting.Cancel).InTime();
        await theirs.WaitUntilHeldAsync(Waiting.Cancel).InTime();

        var stolen = await client.StealAsync("master", Waiting.Cancel).InTime();
        Assert.True(stolen.IsHeld);
        await theirs.WaitUntilLostAsync(Waiting.Cancel).InTime();

        await using var third = await ConnectAsync(server.Unix);
        var last = await third.LockAsync("master", Waiting.Cancel).InTime();
        await theirs.UnlockAsync(Waiting.Cancel).InTime();
        await client.DisposeAsync();
        await last.WaitUntilHeldAsync(Waiting.Cancel).InTime();
        await Assert.ThrowsAsync<JsonRpcConnectionClosedException>(() => stolen.WaitUntilHeldAsync(Waiting.Cancel).InTime());
    }

    private static OvsdbValue Ids(string key, string value) => OvsdbValue.Map([KeyValuePair.Create(key, value)]);

    private static Dictionary<string, OvsdbValue> Row(params (string Column, OvsdbValue Value)[] columns) =>
        columns.ToDictionary(column => column.Column, column => column.Value);

    private Task<OvsdbClient> ConnectAsync(ConnectionUrl url) =>
        OvsdbClient.ConnectAsync(url, ConnectionOptions.Default, JsonRpcOptions.Default, log, Waiting.Cancel).InTime();

    private Task<OvsdbTransactionException> FailAsync(params OvsdbOperation[] operations) =>
        Assert.ThrowsAsync<OvsdbTransactionException>(() => client.TransactAsync(Database, operations, Waiting.Cancel).InTime());

    private Task SetNextConfigurationAsync(long number) =>
        client.TransactAsync(Database, [OvsdbOperation.Update("Open_vSwitch", [], Row(("next_cfg", number)))], Waiting.Cancel).InTime();

    // Ports come, change and go; maps get, change and lose keys; optional columns become full and empty.
    private static OvsdbOperation[] Change(Random random, int step, OvsdbReplica replica)
    {
        var ports = replica["Port"].Values.ToArray();
        if (ports.Length < 3 || random.Next(3) == 0)
        {
            return
            [
                OvsdbOperation.Insert("Interface", Row(("name", $"p{step}"), ("type", "dummy")), "interface"),
                OvsdbOperation.Insert("Port", Row(("name", $"p{step}"), ("interfaces", OvsdbAtom.NamedUuid("interface"))), "port"),
                OvsdbOperation.Mutate("Bridge", [], OvsdbMutation.Insert("ports", OvsdbAtom.NamedUuid("port"))),
            ];
        }

        var port = ports[random.Next(ports.Length)];
        var keys = Enumerable.Range(0, random.Next(4)).ToDictionary(key => $"key{key}", _ => $"{random.Next(2)}");
        return random.Next(4) switch
        {
            0 => [OvsdbOperation.Mutate("Bridge", [], OvsdbMutation.Delete("ports", port.Uuid))],
            1 => [OvsdbOperation.Update("Port", [OvsdbCondition.Row(port.Uuid)], Row(("external_ids", OvsdbValue.Map(keys))))],
            2 => [OvsdbOperation.Update("Port", [OvsdbCondition.Row(port.Uuid)], Row(("tag", random.Next(2) == 0 ? OvsdbValue.Empty : step)))],
            _ => [OvsdbOperation.Update("Port", [OvsdbCondition.Row(port.Uuid)], Row(("trunks", OvsdbValue.Set(Enumerable.Range(0, random.Next(3)).Select(n => (OvsdbAtom)(long)n)))))],
        };
    }
}
