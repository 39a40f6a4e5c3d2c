using System.Net;

namespace Vlcp.Lab;

/// <summary>A logical port of the tutorial with the machine behind it.</summary>
/// <param name="Server">The server.</param>
/// <param name="Subnet">The logical network and subnet.</param>
/// <param name="Endpoint">The machine.</param>
/// <param name="Address">The address that the machine got by DHCP.</param>
public sealed record TutorialPort(LabServer Server, TutorialSubnet Subnet, LabEndpoint Endpoint, IPAddress Address)
{
    /// <summary>The id of the logical port.</summary>
    public string Id => Subnet.LogicalPort(Server);
}
