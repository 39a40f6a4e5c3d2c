namespace Vlcp.Lab;

/// <summary>A physical network of the tutorial with its logical networks, and the commands that make and remove them.</summary>
/// <param name="Id">The id of the physical network.</param>
/// <param name="Attributes">The attributes of createphysicalnetwork besides the id, as curl sends them.</param>
/// <param name="PhysicalPort">The port that leads to the other servers, or null when there is none.</param>
/// <param name="Mtu">The MTU of the logical networks, in bytes.</param>
/// <param name="Subnets">The logical networks with a subnet each.</param>
public sealed record TutorialNetwork(
    string Id, string Attributes, string? PhysicalPort, int Mtu, params IReadOnlyList<TutorialSubnet> Subnets)
{
    private const string Api = "http://localhost:8081/viperflow";

    /// <summary>Networks in VXLAN tunnels between the servers. The tunnel's header takes 50 of 1500 bytes.</summary>
    public static TutorialNetwork Vxlan { get; } = new("vxlan", "type=vxlan&vnirange=`[[10000,20000]]`", "vxlan0", 1450, new(1), new(2));

    /// <summary>Networks in VLANs of the network that the servers are plugged into.</summary>
    public static TutorialNetwork Vlan { get; } = new("vlan", "type=vlan&vlanrange=`[[1000,2000]]`", "bond0", 1500, new(1), new(2));

    /// <summary>The one network that a physical port carries without a tag.</summary>
    public static TutorialNetwork Native { get; } = new("native", "type=native", "bond0", 1500, new TutorialSubnet(1));

    /// <summary>Networks that do not leave a server.</summary>
    public static TutorialNetwork Local { get; } = new("local", "type=local", null, 1500, new(1), new(2));

    /// <summary>Makes the physical network, its port, the logical networks and the subnets; to be run once, on any server.</summary>
    public IReadOnlyList<string> CreateCommands =>
    [
        $"curl -g -d '{Attributes}&id={Id}' '{Api}/createphysicalnetwork?'",
        .. PhysicalPort is null ? [] : new[] { $"curl -g -d 'physicalnetwork={Id}&name={PhysicalPort}' '{Api}/createphysicalport'" },
        .. Subnets.Select(s => $"curl -g -d 'physicalnetwork={Id}&id={s.Network}&mtu=`{Mtu}`' '{Api}/createlogicalnetwork'"),
        .. Subnets.Select(s =>
            $"curl -g -d 'logicalnetwork={s.Network}&cidr={s.Cidr}&gateway={s.Gateway}&id={s.Id}' '{Api}/createsubnet'"),
    ];

    /// <summary>Removes everything but the logical ports, in reverse order; to be run once, on any server.</summary>
    public IReadOnlyList<string> RemoveCommands =>
    [
        .. Subnets.Select(s => $"curl -g '{Api}/deletesubnet?id={s.Id}'"),
        .. Subnets.Select(s => $"curl -g '{Api}/deletelogicalnetwork?id={s.Network}'"),
        .. PhysicalPort is null ? [] : new[] { $"curl -g '{Api}/deletephysicalport?name={PhysicalPort}'" },
        $"curl -g '{Api}/deletephysicalnetwork?id={Id}'",
    ];

    /// <summary>Makes a logical port; the shell variables LOGPORT_ID and MAC_ADDRESS say which.</summary>
    public static string CreatePortCommand(TutorialSubnet subnet) =>
        $"curl -g -d \"id=${{LOGPORT_ID}}&logicalnetwork={subnet.Network}&subnet={subnet.Id}&mac_address=${{MAC_ADDRESS}}\" \"{Api}/createlogicalport\"";

    /// <summary>Removes the logical ports of one server; the shell variable SERVER_ID says which.</summary>
    public string RemovePortsCommand()
    {
        // The tutorial closes the single quotes for the variable and opens them again.
        var ports = Subnets.Select(s => $$"""{"id":"'"lgport-${SERVER_ID}-{{s.Number}}"'"}""");
        return $"curl -g -d 'ports=`[{string.Join(",\n", ports)}]`' '{Api}/deletelogicalports'";
    }
}
