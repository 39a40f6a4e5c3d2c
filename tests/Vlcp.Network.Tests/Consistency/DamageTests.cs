using System.Text;
using System.Text.Json.Nodes;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Tests.Consistency;

/// <summary>Stores that are damaged on purpose: every kind of damage is found and named.</summary>
public sealed class DamageTests
{
    private const string Address = "viperflow.allocation.taken.ip.net.0a000002";

    [Fact]
    public async Task The_store_that_is_damaged_below_is_sound_before()
    {
        await using var network = await StartAsync();
        Assert.Empty(await network.CheckAsync());
    }

    [Theory]
    [InlineData("viperflow.subnet.sub", "'viperflow.logicalport.p' refers to 'viperflow.subnet.sub', which does not exist")]
    [InlineData("viperflow.logicnetwork.net", "'viperflow.subnet.sub' refers to 'viperflow.logicnetwork.net', which does not exist")]
    [InlineData("viperflow.physicalnetwork.vxlan", "'viperflow.logicnetwork.net' refers to 'viperflow.physicalnetwork.vxlan', which does not exist")]
    [InlineData("viperflow.vrouter.r", "'viperflow.routerport.i' refers to 'viperflow.vrouter.r', which does not exist")]
    [InlineData("viperflow.routerport.i", "'viperflow.subnet.sub' names the router interface 'viperflow.routerport.i', which is not one of this subnet")]
    [InlineData("viperflow.routerport.i", "'viperflow.allocation.taken.ip.net.0a000001' belongs to 'viperflow.routerport.i', which does not have it")]
    [InlineData(Address, "'viperflow.logicalport.p' has the number of '" + Address + "', which does not exist")]
    [InlineData("viperflow.allocation.taken.ip.net.0a000001", "'viperflow.routerport.i' has the number of")]
    [InlineData("viperflow.allocation.taken.vni.vxlan.00000064", "'viperflow.logicnetwork.net' has the number of")]
    [InlineData("viperflow.allocation.taken.flow..00000001", "'viperflow.logicnetwork.net' has the number of")]
    [InlineData("members.viperflow++logicalport.network.viperflow+_+_logicnetwork+_+_net.viperflow++logicalport++p", "'viperflow.logicalport.p' is missing in its index")]
    [InlineData("indices.viperflow++logicalport._mac_address_index.viperflow+_+_logicnetwork+_+_net++02:00:00:00:00:01", "'viperflow.logicalport.p' is missing in its index")]
    public async Task A_key_that_is_gone_is_found(string key, string violation)
    {
        await using var network = await StartAsync();
        await network.Database.WriteWalkAsync(transaction => transaction.DeleteRaw(key), cancellationToken: TestContext.Current.CancellationToken);
        await FindsAsync(network, violation);
    }

    [Theory]
    [InlineData(Address, "{\"Owner\":\"viperflow.logicalport.q\",\"Scope\":\"viperflow.subnet.sub\"}", "belongs to 'viperflow.logicalport.q' of 'viperflow.subnet.sub', but 'viperflow.logicalport.p' of 'viperflow.subnet.sub' has it")]
    [InlineData(Address, "{\"Owner\":\"viperflow.logicalport.p\",\"Scope\":\"viperflow.subnet.ext\"}", "of 'viperflow.subnet.ext', but 'viperflow.logicalport.p'")]
    [InlineData(Address, "?", "'" + Address + "' can't be read as a number in use")]
    [InlineData("viperflow.allocation.taken.vni.vxlan.00000070", "{\"Owner\":\"nobody\"}", "'viperflow.allocation.taken.vni.vxlan.00000070' belongs to 'nobody', which does not have it")]
    [InlineData("viperflow.allocation.taken.vni.vxlan.number", "{\"Owner\":\"nobody\"}", "can't be read as a number in use")]
    [InlineData("viperflow.allocation.full.vni.vxlan.1.00000000", "1", "'viperflow.allocation.full.vni.vxlan.1.00000000' says that a block is full, but it has free numbers")]
    [InlineData("viperflow.allocation.full.x", "1", "'viperflow.allocation.full.x' is not the key of a full block")]
    [InlineData("members.viperflow++logicalport.network.viperflow+_+_logicnetwork+_+_net.viperflow++logicalport++gone", "", "stands for an object that does not exist")]
    [InlineData("viperflow.logicalport.p", "no JSON", "The value of 'viperflow.logicalport.p' can't be read")]
    [InlineData("viperflow.nothing.x", "{}", "'viperflow.nothing.x' is a key of no known class")]
    public async Task A_key_with_a_wrong_value_is_found(string key, string value, string violation)
    {
        await using var network = await StartAsync();
        await network.Database.WriteWalkAsync(transaction => transaction.WriteRaw(key, Encoding.UTF8.GetBytes(value)), cancellationToken: TestContext.Current.CancellationToken);
        await FindsAsync(network, violation);
    }

    [Theory]
    [InlineData("viperflow.logicalport.q", "ip_address", "\"10.0.0.2\"", "'viperflow.logicalport.p' have the same number or address '" + Address + "'")]
    [InlineData("viperflow.logicalport.p", "ip_address", "\"10.0.0.1\"", "has the address 10.0.0.1, which 'viperflow.subnet.sub' does not give to ports")]
    [InlineData("viperflow.logicalport.p", "ip_address", "\"10.9.0.1\"", "has the address 10.9.0.1, which 'viperflow.subnet.sub' does not give to ports")]
    [InlineData("viperflow.logicalport.p", "ip_address", "null", "'viperflow.logicalport.p' is in 'viperflow.subnet.sub' and has no address")]
    [InlineData("viperflow.logicalport.q", "mac_address", "\"02:00:00:00:00:01\"", "have the same values in the unique index '_mac_address_index'")]
    [InlineData("viperflow.logicalport.p", "network", "{\"_ref\":\"viperflow.logicnetwork.other\"}", "'viperflow.logicalport.p' of 'viperflow.logicnetwork.other' is in 'viperflow.subnet.sub', which belongs to 'viperflow.logicnetwork.net'")]
    [InlineData("viperflow.logicnetwork.other", "vni", "100", "have the same number or address 'viperflow.allocation.taken.vni.vxlan.00000064'")]
    [InlineData("viperflow.logicnetwork.other", "vni", "500", "has the VNI 500, which is not in the ranges of 'viperflow.physicalnetwork.vxlan'")]
    [InlineData("viperflow.logicnetwork.other", "vni", "null", "'viperflow.logicnetwork.other' has no VNI")]
    [InlineData("viperflow.logicnetwork.other", "_number", "1", "have the same number or address 'viperflow.allocation.taken.flow..00000001'")]
    [InlineData("viperflow.logicnetwork.other", "_number", "0", "has the number 0 for flows")]
    [InlineData("viperflow.subnet.sub", "gateway", "\"10.9.0.1\"", "has the gateway 10.9.0.1, which is not in 10.0.0.0/24")]
    [InlineData("viperflow.subnet.sub", "gateway", "null", "'viperflow.routerport.i' has no address, and neither has 'viperflow.subnet.sub' a gateway")]
    [InlineData("viperflow.subnet.sub", "allocated_end", "\"10.9.0.1\"", "has the range 10.0.0.1 to 10.9.0.1, which is not one in 10.0.0.0/24")]
    [InlineData("viperflow.subnet.sub", "router", "null", "'viperflow.routerport.i' is an interface in 'viperflow.subnet.sub', which does not name it")]
    [InlineData("viperflow.subnet.ext", "router", "{\"_weakref\":\"viperflow.routerport.i\"}", "'viperflow.subnet.ext' names the router interface 'viperflow.routerport.i', which is not one of this subnet")]
    [InlineData("viperflow.routerport.i", "ip_address", "\"10.9.0.9\"", "'viperflow.routerport.i' has the address 10.9.0.9, which is not in 10.0.0.0/24 of 'viperflow.subnet.sub'")]
    [InlineData("viperflow.routerport.i", "ip_address", "\"10.0.0.2\"", "have the same number or address '" + Address + "'")]
    public async Task An_object_with_a_wrong_attribute_is_found(string key, string attribute, string value, string violation)
    {
        await using var network = await StartAsync();
        await network.Database.WriteWalkAsync(
            transaction =>
            {
                var stored = JsonNode.Parse(transaction.GetRaw(key)!.Value.Span)!.AsObject();
                stored[attribute] = JsonNode.Parse(value);
                transaction.WriteRaw(key, Encoding.UTF8.GetBytes(stored.ToJsonString()));
            },
            cancellationToken: TestContext.Current.CancellationToken);
        await FindsAsync(network, violation);
    }

    private static async Task<NetworkServer> StartAsync()
    {
        var network = await NetworkServer.StartWithSubnetAsync();
        await network.CallAsync("createlogicalnetwork", new { physicalnetwork = "vxlan", id = "other" });
        await network.CallAsync("createsubnet", new { logicalnetwork = "other", cidr = "10.2.0.0/24", gateway = "10.2.0.1", id = "ext", isexternal = true });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "p", mac_address = "02:00:00:00:00:01" });
        await network.CallAsync("createlogicalport", new { logicalnetwork = "net", subnet = "sub", id = "q", mac_address = "02:00:00:00:00:02" });
        await network.CallAsync("vrouterapi", "createvirtualrouter", new { id = "r" });
        await network.CallAsync("vrouterapi", "addrouterinterface", new { router = "r", subnet = "sub", id = "i" });
        return network;
    }

    private static async Task FindsAsync(NetworkServer network, string violation)
    {
        var violations = await network.CheckAsync();
        Assert.True(violations.Any(found => found.Contains(violation, StringComparison.Ordinal)), string.Join('\n', violations));
    }
}
