namespace Vlcp.Lab;

/// <summary>A logical network of the tutorial with its subnet, and the port that every server has in it.</summary>
/// <param name="Number">1 for network_a with 192.168.1.0/24, 2 for network_b with 192.168.2.0/24 and so on; at most 26.</param>
public sealed record TutorialSubnet(int Number)
{
    /// <summary>The id of the logical network.</summary>
    public string Network => $"network_{Letter}";

    /// <summary>The id of the subnet.</summary>
    public string Id => $"subnet_{Letter}";

    /// <summary>The addresses.</summary>
    public string Cidr => $"192.168.{Number}.0/24";

    /// <summary>The gateway's address.</summary>
    public string Gateway => $"192.168.{Number}.1";

    /// <summary>The name of every server's port in this network.</summary>
    public string PortName => $"vlcp-port{Number}";

    private char Letter => (char)('a' + Number - 1);

    /// <summary>The id of a server's logical port in this network.</summary>
    public string LogicalPort(LabServer server) => $"lgport-{server.Number}-{Number}";
}
