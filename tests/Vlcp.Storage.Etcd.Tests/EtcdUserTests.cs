using System.Text;
using Vlcp.Storage.Contract;
using Vlcp.Storage.Contract.Servers;

namespace Vlcp.Storage.Etcd.Tests;

public sealed class EtcdUserTests
{
    private static readonly StoreUpdater WriteSomething = _ => StoreUpdate.Write(StoreWrite.Put("a", "1"u8.ToArray()));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_need_their_password_and_the_right_to_write()
    {
        await using var servers = await EtcdServers.StartAsync(1, Cancelled);
        await AddUsersAsync(servers);
        await using var writer = Open(servers, "root:mighty@");
        Assert.True((await writer.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled)).Changed);

        await using var reader = Open(servers, "reader:curious@");
        Assert.NotNull((await reader.ReadAsync(StoreQuery.Of("a"), Cancelled)).Get("a"));
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => reader.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled).AsTask());
        Assert.Contains("permission denied", error.Message, StringComparison.Ordinal);

        var log = new RecordedLog();
        foreach (var user in new[] { "root:wrong@", "nobody:x@", "" })
        {
            await using var stranger = Open(servers, user, log);
            error = await Assert.ThrowsAsync<StoreUnavailableException>(() => stranger.ReadAsync(StoreQuery.Of("a"), Cancelled).AsTask());
            Assert.Contains(user.Length > 0 ? "invalid user ID or password" : "user name is empty", error.Message, StringComparison.Ordinal);
            Assert.False(stranger.Status.IsAvailable);
        }

        Assert.InRange(log.Lines.Count, 1, 3);
    }

    [Fact]
    public async Task A_token_that_the_members_forgot_is_asked_for_again()
    {
        await using var servers = await EtcdServers.StartAsync(1, Cancelled);
        await AddUsersAsync(servers);
        await using var writer = Open(servers, "root:mighty@");
        await writer.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled);
        await servers.KillAsync(0);
        await servers.StartAsync(0, Cancelled);
        Assert.True((await writer.UpdateAsync(StoreQuery.Empty, WriteSomething, Cancelled)).Changed);
    }

    private static EtcdStoreEngine Open(EtcdServers servers, string user, RecordedLog? log = null) =>
        EtcdStoreEngine.Open(EtcdStoreUrl.Parse($"etcd://{user}{servers.Hosts}/nets?timeout=60"), logger: log);

    private static async Task AddUsersAsync(EtcdServers servers)
    {
        await CallAsync("auth/user/add", new { name = "root", password = "mighty" });
        await CallAsync("auth/user/grant", new { user = "root", role = "root" });
        await CallAsync("auth/user/add", new { name = "reader", password = "curious" });
        await CallAsync("auth/role/add", new { name = "reading" });
        await CallAsync("auth/role/grant", new { name = "reading", perm = new { permType = "READ", key = Base64("/nets"), range_end = Base64("/nett") } });
        await CallAsync("auth/user/grant", new { user = "reader", role = "reading" });
        await CallAsync("auth/enable", new { });

        Task CallAsync(string path, object body) => servers.CallAsync(0, path, body, Cancelled);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
