using System.Text.Json.Nodes;

namespace Vlcp.Network.Tests.Routers;

public sealed class RouterRouteTests
{
    private const string Target = "vrouterapi";

    [Theory]
    [InlineData("[[\"10.9.9.9\", \"10.0.0.8\"]]", "[[\"10.9.9.9/32\",\"10.0.0.8\"]]")]
    [InlineData("[[\"10.9.9.9/16\", \"10.0.0.8\"], [\"10.9.0.0/17\", \"10.0.0.9\"]]", "[[\"10.9.0.0/16\",\"10.0.0.8\"],[\"10.9.0.0/17\",\"10.0.0.9\"]]")]
    [InlineData("[[\"0.0.0.0/0\", \"192.0.2.1\"]]", "[[\"0.0.0.0/0\",\"192.0.2.1\"]]")]
    [InlineData("[]", "[]")]
    public async Task Destinations_are_normalised_and_a_next_hop_need_not_be_reachable_yet(string routes, string stored)
    {
        await using var network = await NetworkServer.StartAsync();
        var router = await network.CallAsync(Target, "createvirtualrouter", With(routes));
        Assert.Equal(stored, router["routes"]!.ToJsonString());
        Assert.Equal(stored, (await network.CallAsync(Target, "listvirtualrouters", new { id = "r" }))[0]!["routes"]!.ToJsonString());
    }

    [Theory]
    [InlineData("\"10.0.0.0/8\"", "routes", "list")]
    [InlineData("null", "routes", "list")]
    [InlineData("[\"10.0.0.0/8\"]", "routes.0", "list of two")]
    [InlineData("[[\"10.0.0.0/8\", \"10.0.0.1\", \"1\"]]", "routes.0", "list of two")]
    [InlineData("[[\"10.0.0.0/33\", \"10.0.0.1\"]]", "routes.0.0", "IPv4 network")]
    [InlineData("[[\"10.0.0.0/8\", \"10.0.0.1/32\"]]", "routes.0.1", "IPv4 address")]
    [InlineData("[[\"10.0.0.0/8\", \"10.0.0\"]]", "routes.0.1", "IPv4 address")]
    [InlineData("[[\"10.0.0.0/8\", null]]", "routes.0.1", "text")]
    [InlineData("[[\"10.0.0.0/8\", \"0.0.0.0\"]]", "routes.0.1", "one station")]
    [InlineData("[[\"10.0.0.0/8\", \"127.0.0.1\"]]", "routes.0.1", "one station")]
    [InlineData("[[\"10.0.0.0/8\", \"224.0.0.5\"]]", "routes.0.1", "one station")]
    [InlineData("[[\"10.0.0.0/8\", \"255.255.255.255\"]]", "routes.0.1", "one station")]
    [InlineData("[[\"10.0.0.0/8\", \"10.0.0.1\"], [\"10.1.0.0/8\", \"10.0.0.2\"]]", "routes.1.0", "routes.0'")]
    [InlineData("[[\"10.0.0.5\", \"10.0.0.1\"], [\"10.0.0.5/32\", \"10.0.0.1\"]]", "routes.1.0", "routes.0'")]
    public async Task Routes_that_no_router_could_follow_are_refused(string routes, string path, string rule)
    {
        await using var network = await NetworkServer.StartAsync();
        await network.RefusedAsync(Target, 400, "createvirtualrouter", With(routes), $"'{path}'", rule);
        await network.CallAsync(Target, "createvirtualrouter", With("[[\"10.0.0.0/8\", \"10.0.0.7\"]]"));
        await network.RefusedAsync(Target, 400, "updatevirtualrouter", With(routes), $"'{path}'", rule);
        await network.RefusedAsync(Target, 400, "updatevirtualrouters", new JsonObject { ["routers"] = new JsonArray(With(routes)) }, $"'routers.0.{path}'", rule);
    }

    [Fact]
    public async Task Update_replaces_the_whole_list_or_leaves_it()
    {
        await using var network = await NetworkServer.StartAsync();
        await network.CallAsync(Target, "createvirtualrouter", With("[[\"10.0.0.0/8\", \"10.0.0.7\"]]"));
        var untouched = await network.CallAsync(Target, "updatevirtualrouter", new { id = "r", note = "x" });
        Assert.Equal("[[\"10.0.0.0/8\",\"10.0.0.7\"]]", untouched["routes"]!.ToJsonString());
        Assert.Equal("x", untouched.Text("note"));
        var replaced = await network.CallAsync(Target, "updatevirtualrouter", With("[[\"10.1.0.0/16\", \"10.0.0.7\"]]"));
        Assert.Equal("[[\"10.1.0.0/16\",\"10.0.0.7\"]]", replaced["routes"]!.ToJsonString());
        Assert.Equal("x", replaced.Text("note"));
    }

    private static JsonObject With(string routes) => new() { ["id"] = "r", ["routes"] = JsonNode.Parse(routes) };
}
