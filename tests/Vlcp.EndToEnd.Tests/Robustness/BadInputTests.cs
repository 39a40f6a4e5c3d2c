using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Vlcp.EndToEnd.Tests.Robustness;

/// <summary>Bad input is refused at the door: the answer names the parameter, the value and the rule, and nothing changes.</summary>
public sealed class BadInputTests(ControlledSwitch shared) : IClassFixture<ControlledSwitch>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningController Controller => shared.Controller;

    [Theory]
    // Wrong types and forms.
    [InlineData("createlogicalport", "logicalnetwork=`5`", 400, "logicalnetwork", "text")]
    [InlineData("createlogicalport", "logicalnetwork=a&id=n&mac_address=zz", 400, "mac_address", "MAC address")]
    [InlineData("createlogicalport", "logicalnetwork=a&subnet=sa&id=n&ip_address=10.0.0", 400, "ip_address", "")]
    [InlineData("createlogicalports", "ports=text", 400, "ports", "list")]
    [InlineData("createlogicalports", "ports=`['text']`", 400, "ports.0", "")]
    [InlineData("createlogicalnetwork", "physicalnetwork=vx&id=n&vni=many", 400, "vni", "integer")]
    [InlineData("createlogicalnetwork", "physicalnetwork=vx&id=n&mtu=1", 400, "mtu", "68")]
    [InlineData("createsubnet", "logicalnetwork=a&id=n&cidr=10.0.0.0/99", 400, "cidr", "10.0.0.0/24")]
    [InlineData("createphysicalnetwork", "type=carrier-pigeon&id=n", 400, "type", "")]
    [InlineData("createphysicalnetwork", "type=vlan&id=n&vlanrange=`[('x',2)]`", 400, "vlanrange.0.0", "")]
    // Ids that are not there.
    [InlineData("createlogicalnetwork", "physicalnetwork=none&id=n", 404, "physicalnetwork", "none")]
    [InlineData("createlogicalport", "logicalnetwork=none&id=n", 404, "logicalnetwork", "none")]
    [InlineData("createlogicalport", "logicalnetwork=a&subnet=none&id=n", 404, "subnet", "none")]
    [InlineData("updatelogicalport", "id=none&hostname=x", 404, "id", "none")]
    [InlineData("deletelogicalport", "id=none", 404, "id", "none")]
    [InlineData("deletephysicalport", "name=none", 404, "name", "none")]
    // What is there already.
    [InlineData("createphysicalnetwork", "type=vxlan&vnirange=`[(1,2)]`&id=vx", 409, "id", "vx")]
    [InlineData("createlogicalnetwork", "physicalnetwork=vx&id=a", 409, "id", "a")]
    [InlineData("createsubnet", "logicalnetwork=a&cidr=10.1.0.0/24&id=sa", 409, "id", "sa")]
    [InlineData("createlogicalport", "logicalnetwork=a&id=p1", 409, "id", "p1")]
    [InlineData("createlogicalport", "logicalnetwork=a&id=n&mac_address=02:00:00:00:00:01", 409, "mac_address", "p1")]
    [InlineData("createlogicalport", "logicalnetwork=a&subnet=sa&id=n&ip_address=10.0.0.2", 409, "ip_address", "p1")]
    [InlineData("updatelogicalport", "id=p2&mac_address=02:00:00:00:00:01", 409, "mac_address", "p1")]
    [InlineData("createphysicalport", "name=uplink0&physicalnetwork=vl", 409, "name", "uplink0")]
    // Outside of the CIDR.
    [InlineData("createlogicalport", "logicalnetwork=a&subnet=sa&id=n&ip_address=10.0.9.2", 400, "ip_address", "10.0.0.0/29")]
    [InlineData("createsubnet", "logicalnetwork=b&cidr=10.1.0.0/24&gateway=10.2.0.1&id=n", 400, "gateway", "10.1.0.0/24")]
    // Numbers that overlap, lie outside, or have run out.
    [InlineData("createphysicalnetwork", "type=vlan&vlanrange=`[(1,20),(15,30)]`&id=n", 400, "vlanrange.1", "overlap")]
    [InlineData("createphysicalnetwork", "type=vxlan&vnirange=`[(1,16777216)]`&id=n", 400, "vnirange.0.1", "")]
    [InlineData("createphysicalnetwork", "type=vlan&vlanrange=`[(9,4)]`&id=n", 400, "vlanrange.0", "")]
    [InlineData("createlogicalnetwork", "physicalnetwork=vx&id=n&vni=7", 400, "vni", "[[100, 101]]")]
    [InlineData("createlogicalnetwork", "physicalnetwork=vx&id=n&vni=100", 409, "vni", "a")]
    [InlineData("createlogicalnetwork", "physicalnetwork=vl&id=n", 409, "physicalnetwork", "free")]
    [InlineData("updatephysicalnetwork", "id=vl&vlanrange=`[(11,11)]`", 409, "vlanrange", "")]
    // What is in use.
    [InlineData("deletephysicalnetwork", "id=vx", 409, "id", "in use")]
    [InlineData("deletelogicalnetwork", "id=a", 409, "id", "in use")]
    [InlineData("deletesubnet", "id=sa", 409, "id", "in use")]
    [InlineData("updatesubnet", "id=sa&gateway=10.0.0.2", 409, "gateway", "p1")]
    [InlineData("updatesubnet", "id=sa&gateway=10.0.9.1", 400, "gateway", "10.0.0.0/29")]
    [InlineData("updatesubnet", "id=sa&router=i", 400, "router", "addrouterinterface")]
    // Routers.
    [InlineData("vrouterapi/createvirtualrouter", "id=r", 409, "id", "r")]
    [InlineData("vrouterapi/createvirtualrouter", "id=n&interfaces=`[]`", 400, "interfaces", "addrouterinterface")]
    [InlineData("vrouterapi/createvirtualrouter", "id=n&routes=10.0.0.0/8", 400, "routes", "list")]
    [InlineData("vrouterapi/createvirtualrouter", "id=n&routes=`[['10.0.0.0/8']]`", 400, "routes.0", "two")]
    [InlineData("vrouterapi/createvirtualrouter", "id=n&routes=`[['10.0.0.0/8','224.0.0.1']]`", 400, "routes.0.1", "one station")]
    [InlineData("vrouterapi/createvirtualrouter", "id=n&routes=`[['10.0.0.0/8','10.0.0.1'],['10.0.0.0/8','10.0.0.2']]`", 400, "routes.1.0", "10.0.0.0/8")]
    [InlineData("vrouterapi/updatevirtualrouter", "id=none", 404, "id", "none")]
    [InlineData("vrouterapi/updatevirtualrouter", "id=r&kvdb_createtime=1", 400, "kvdb_createtime", "reserved")]
    [InlineData("vrouterapi/deletevirtualrouter", "id=none", 404, "id", "none")]
    [InlineData("vrouterapi/deletevirtualrouter", "id=r", 409, "id", "router interface 'i'")]
    [InlineData("vrouterapi/deletevirtualrouters", "routers=`[{'id':'r2'},{'id':'r'}]`", 409, "routers.1.id", "router interface 'i'")]
    [InlineData("vrouterapi/addrouterinterface", "router=none&subnet=sb", 404, "router", "none")]
    [InlineData("vrouterapi/addrouterinterface", "router=r&subnet=none", 404, "subnet", "none")]
    [InlineData("vrouterapi/addrouterinterface", "router=r&subnet=sb&id=i&ip_address=10.1.0.1", 409, "id", "i")]
    [InlineData("vrouterapi/addrouterinterface", "router=r2&subnet=sa", 409, "subnet", "'r'")]
    [InlineData("vrouterapi/addrouterinterface", "router=r&subnet=sb", 400, "subnet", "gateway")]
    [InlineData("vrouterapi/addrouterinterface", "router=r&subnet=sb&ip_address=10.0.0.1", 400, "ip_address", "10.1.0.0/24")]
    [InlineData("vrouterapi/addrouterinterface", "router=r&subnet=sb&ip_address=router", 400, "ip_address", "IPv4 address")]
    [InlineData("vrouterapi/addrouterinterface", "router=r&subnet=sx&ip_address=10.2.0.9", 400, "ip_address", "external")]
    [InlineData("vrouterapi/removerouterinterface", "router=r2&subnet=sa", 409, "subnet", "'r2'")]
    [InlineData("vrouterapi/removerouterinterface", "router=r", 400, "subnet", "required")]
    [InlineData("vrouterapi/removerouterinterfaces", "interfaces=`[{'router':'r','subnet':'sa'},{'router':'r','subnet':'sb'}]`", 409, "interfaces.1.subnet", "sb")]
    // Back-quoted literals that are none.
    [InlineData("createlogicalport", "logicalnetwork=a&id=`[1`", 400, "id", "literal")]
    [InlineData("createlogicalport", "logicalnetwork=a&id=`open('x')`", 400, "id", "literal")]
    [InlineData("createlogicalport", "logicalnetwork=a&id=n&hostname=`'\\ud800'`", 400, "hostname", "whole")]
    // Parameters that are missing, and that nobody asked for.
    [InlineData("createlogicalport", "id=n", 400, "logicalnetwork", "required")]
    [InlineData("deletelogicalport", "", 400, "id", "required")]
    [InlineData("deletelogicalport", "id=p1&force=yes", 400, "force", "not known")]
    // The last of a batch.
    [InlineData("createlogicalports", "ports=`[{'logicalnetwork':'a','id':'x'},{'logicalnetwork':'a','id':'y'},{'logicalnetwork':'none'}]`", 404, "ports.2.logicalnetwork", "none")]
    [InlineData("createlogicalports", "ports=`[{'logicalnetwork':'a','id':'x'},{'logicalnetwork':'a','id':'x'}]`", 400, "ports.1.id", "x")]
    [InlineData("deletelogicalports", "ports=`[{'id':'p1'},{'id':'p2'},{'id':'none'}]`", 404, "ports.2.id", "none")]
    public async Task A_bad_call_is_refused_by_parameter_and_rule_and_changes_nothing(string method, string form, int status, string parameter, string rule)
    {
        var before = await StateAsync();
        var answer = await Controller.CallAsync(method.Contains('/') ? method : $"viperflow/{method}", form, Token);

        Assert.Equal((HttpStatusCode)status, answer.Status);
        Assert.Equal(parameter, answer.Body["parameter"]?.GetValue<string>());
        Assert.True(answer.Body.ContainsKey("value"));
        var error = answer.Body["error"]!.GetValue<string>();
        Assert.Contains($"'{parameter}'", error, StringComparison.Ordinal);
        Assert.Contains(rule, error, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("""{"logicalnetwork":"a","id":"\ud800"}""", "id")]
    [InlineData("""{"logicalnetwork":"a","id":"n","hostname":"x\udfffy"}""", "hostname")]
    [InlineData("""{"logicalnetwork":"a","\ud800":"n"}""", null)]
    [InlineData("""{"logicalnetwork":["a"],"id":"n"}""", "logicalnetwork")]
    [InlineData("""{"logicalnetwork":"a","id":"n" """, null)]
    [InlineData("""["logicalnetwork","a"]""", null)]
    public async Task A_bad_JSON_body_is_refused_and_changes_nothing(string json, string? parameter)
    {
        var before = await StateAsync();
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await Controller.CallAsync("viperflow/createlogicalport", body, Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(parameter, answer.Body["parameter"]?.GetValue<string>());
        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("viperflow/nosuch", "'nosuch'")]
    [InlineData("viperflow/CreateLogicalPort", "'CreateLogicalPort'")]
    [InlineData("nosuch/createlogicalport", "'nosuch'")]
    [InlineData("viperflow", "'/viperflow'")]
    [InlineData("viperflow/createlogicalport/extra", "'/viperflow/createlogicalport/extra'")]
    public async Task An_unknown_API_is_not_found_and_changes_nothing(string path, string named)
    {
        var before = await StateAsync();
        var answer = await Controller.CallAsync(path, "logicalnetwork=a&id=n", Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains(named, answer.Body["error"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    /// <summary>The whole store, and what the switch has.</summary>
    private async Task<IReadOnlyList<string>> StateAsync() => [.. await Controller.ReadStoreAsync(Token), await shared.ReadSwitchAsync()];
}
