using System.Text.Json.Nodes;
using Vlcp.Dataplane.Switches;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;
using Vlcp.Packets;

namespace Vlcp.Dataplane.Tests;

/// <summary>Short words for the objects of the network model and for the ports of a switch.</summary>
internal static class NetworkObjects
{
    /// <summary>The switch of the tests, and the address of its tunnels.</summary>
    public static readonly SwitchIdentity Here = new(1, "", "", "host1", "br0");

    public static readonly Ipv4Address HereAddress = Ipv4Address.Parse("10.99.0.1");

    public static PhysicalNetwork Physical(string id, string type) => new() { Id = id, Type = type };

    public static PhysicalPort Uplink(string name, string physicalNetwork, string systemId = PhysicalPort.Any, string bridge = PhysicalPort.Any) => new()
    {
        Name = name,
        SystemId = systemId,
        Bridge = bridge,
        PhysicalNetwork = DataKey.Strong<PhysicalNetwork>(physicalNetwork),
    };

    public static LogicalNetwork Logical(string id, string physicalNetwork, uint number, int? vlan = null, int? vni = null) => new()
    {
        Id = id,
        PhysicalNetwork = DataKey.Strong<PhysicalNetwork>(physicalNetwork),
        Number = number,
        VlanId = vlan,
        Vni = vni,
    };

    public static LogicalPort Endpoint(string id, string network, string? mac = null, string? ip = null) => new()
    {
        Id = id,
        Network = DataKey.Strong<LogicalNetwork>(network),
        MacAddress = mac is null ? null : MacAddress.Parse(mac),
        IpAddress = ip is null ? null : Ipv4Address.Parse(ip),
    };

    public static SubNet Subnet(string id, string network, string cidr, params (string Name, JsonNode Value)[] extras) => new()
    {
        Id = id,
        Network = DataKey.Strong<LogicalNetwork>(network),
        Cidr = Ipv4Network.Parse(cidr),
        Extras = DataObject.NoExtras.AddRange(extras.Select(extra => KeyValuePair.Create(extra.Name, (JsonNode?)extra.Value))),
    };

    public static VRouter Router(string id, params (string Destination, string NextHop)[] routes) => new()
    {
        Id = id,
        Routes = [.. routes.Select(route => new HostRoute(Ipv4Network.Parse(route.Destination), Ipv4Address.Parse(route.NextHop)))],
    };

    /// <summary>An interface of a router in a subnet; without an address it has that of the gateway.</summary>
    public static RouterPort Joins(string id, string router, string subnet, string? address = null) => new()
    {
        Id = id,
        Router = DataKey.Strong<VRouter>(router),
        Subnet = DataKey.Strong<SubNet>(subnet),
        IpAddress = address is null ? null : Ipv4Address.Parse(address),
    };

    /// <summary>A subnet that says which router interface it has.</summary>
    public static SubNet InRouter(SubNet subnet, string routerPort) => subnet with { Router = DataKey.Weak<RouterPort>(routerPort) };

    /// <summary>What another server says of a network that it takes part in.</summary>
    public static VxlanEndpoint Member(string network, string host, string address) => new()
    {
        Network = network,
        SystemId = host,
        Bridge = "br0",
        TunnelDst = Ipv4Address.Parse(address),
        Expire = long.MaxValue,
    };

    /// <summary>What another server says of a port that it has.</summary>
    public static LogicalPortVxlanInfo Has(string host, string address, string port, string network, long since = 1) => new()
    {
        Port = port,
        SystemId = host,
        Bridge = "br0",
        Network = DataKey.Weak<LogicalNetwork>(network),
        TunnelDst = Ipv4Address.Parse(address),
        UpdatedTime = since,
    };

    /// <summary>An interface of the switch that carries a logical port.</summary>
    public static LocalPort Vif(uint number, string logicalPort) => new(number, $"vif{number}", logicalPort, null);

    /// <summary>An interface of the switch that leads out.</summary>
    public static LocalPort Nic(uint number, string name) => new(number, name, null, null) { Mac = new MacAddress(0x0a00_0000_0000ul + number) };

    /// <summary>A tunnel port of the switch.</summary>
    public static LocalPort Tunnel(uint number, string name = "vxlan0") => new(number, name, null, HereAddress) { Mac = new MacAddress(0x0a00_0000_0000ul + number) };

    /// <summary>The switch gets ports.</summary>
    public static Task PlugAsync(this EngineHarness harness, params LocalPort[] ports)
    {
        foreach (var port in ports)
        {
            harness.AddPort(port);
        }

        return Task.CompletedTask;
    }

    /// <summary>The switch loses ports.</summary>
    public static Task UnplugAsync(this EngineHarness harness, params LocalPort[] ports)
    {
        foreach (var port in ports)
        {
            harness.RemovePort(port);
        }

        return Task.CompletedTask;
    }
}
