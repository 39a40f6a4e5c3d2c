using Vlcp.Storage.ZooKeeper.Client;
using Vlcp.Storage.ZooKeeper.Protocol;

namespace Vlcp.Storage.ZooKeeper.Tests.Client;

/// <summary>Nothing waits for ever: whatever a server does, each request is answered or fails.</summary>
public sealed class UnansweredTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_to_another_request_fails_every_request_that_waits_and_the_client_goes_on()
    {
        await using var server = new ScriptedServer((connection, request) => ScriptedServer.Reply(connection == 0 ? request.Xid + 1 : request.Xid, ZooKeeperError.NoNode));
        await using var client = new ZooKeeperClient(server.Url, Stores.Options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        Task[] requests = [connection.ExistsAsync("/a"), connection.ExistsAsync("/b"), connection.ExistsAsync("/c")];
        foreach (var request in requests)
        {
            await Assert.ThrowsAsync<ZooKeeperConnectionException>(() => request.WaitAsync(Patience, Cancelled));
        }

        await connection.Completion.WaitAsync(Patience, Cancelled);
        await AnswersAgainAsync(client, connection);
    }

    [Theory]
    [InlineData("")]
    [InlineData("7fffffff")]
    [InlineData("00000002 61")]
    public async Task An_answer_without_sense_fails_its_request_and_the_client_goes_on(string body)
    {
        await using var server = new ScriptedServer((connection, request) =>
            connection == 0 ? [.. ScriptedServer.Reply(request.Xid), .. Vlcp.Wire.WireBytes.Parse(body)] : ScriptedServer.Reply(request.Xid, ZooKeeperError.NoNode));
        await using var client = new ZooKeeperClient(server.Url, Stores.Options.Client);
        var connection = await client.ConnectedAsync(Cancelled);
        await Assert.ThrowsAsync<ZooKeeperConnectionException>(() => connection.GetDataAsync("/a").WaitAsync(Patience, Cancelled));
        await AnswersAgainAsync(client, connection);
    }

    [Fact]
    public async Task A_call_fails_in_its_time_while_servers_end_every_connection_over_it()
    {
        await using var server = new ScriptedServer((_, _) => null);
        await using var engine = ZooKeeperStoreEngine.Open(server.Url, Stores.Options with { Timeout = TimeSpan.FromSeconds(1) });
        await Assert.ThrowsAsync<StoreUnavailableException>(() => engine.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask().WaitAsync(Patience, Cancelled));
    }

    [Fact]
    public async Task No_two_requests_of_a_session_have_one_number_on_whatever_connection()
    {
        // Servers tell by session and number which request a commit belongs to: one of an earlier connection must not be taken for a later one.
        await using var server = new ScriptedServer((_, request) => request.Xid % 5 == 0 ? null : ScriptedServer.Reply(request.Xid, ZooKeeperError.NoNode));
        await using var client = new ZooKeeperClient(server.Url, Stores.Options.Client);
        while (server.Requests.DistinctBy(request => request.Connection).Count() < 4)
        {
            try
            {
                var connection = await client.ConnectedAsync(Cancelled).WaitAsync(Patience, Cancelled);
                await connection.ExistsAsync("/a").WaitAsync(Patience, Cancelled);
            }
            catch (ZooKeeperConnectionException)
            {
                await Task.Delay(10, Cancelled);
            }
        }

        Assert.Distinct(server.Requests.Select(request => request.Request.Xid));
    }

    private static async Task AnswersAgainAsync(ZooKeeperClient client, ZooKeeperConnection last)
    {
        ZooKeeperConnection next;
        while ((next = await client.ConnectedAsync(Cancelled).WaitAsync(Patience, Cancelled)) == last)
        {
            await Task.Delay(10, Cancelled);
        }

        Assert.Equal(ZooKeeperError.NoNode, (await next.ExistsAsync("/a").WaitAsync(Patience, Cancelled)).Error);
    }
}
