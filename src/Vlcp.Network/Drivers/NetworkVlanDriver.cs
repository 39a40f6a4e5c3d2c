using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>Physical networks of type <c>vlan</c>: logical networks are separated by their VLAN id; physical ports lead to trunk ports of switches.</summary>
/// <param name="context">What the server offers to the module.</param>
[Module("networkvlandriver", LoadingPath = "vlcp.service.sdn.plugins.networkvlandriver.NetworkVlanDriver", Default = true,
    Summary = "Network driver for VLAN networks.")]
public sealed class NetworkVlanDriver(ModuleContext context) : Module(context), INetworkDriver
{
    private readonly NumberedNetworkDriver driver = new(new VlanTerms());

    /// <inheritdoc/>
    public string Type => "vlan";

    /// <inheritdoc/>
    public PhysicalNetwork Configure(PhysicalNetwork network, NetworkRanges ranges) => driver.Configure(network, ranges);

    /// <inheritdoc/>
    public PhysicalNetwork Reconfigure(IObjectTransaction transaction, PhysicalNetwork network, NetworkRanges ranges) =>
        driver.Reconfigure(transaction, network, ranges);

    /// <inheritdoc/>
    public void CheckPhysicalPort(PhysicalNetwork network, ApiValue parameter)
    {
    }

    /// <inheritdoc/>
    public LogicalNetwork Allocate(
        IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network, NetworkNumbers numbers, ApiValue parameter) =>
        driver.Allocate(transaction, physicalNetwork, network, numbers, parameter);

    /// <inheritdoc/>
    public LogicalNetwork Release(IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network) =>
        driver.Release(transaction, physicalNetwork, network);
}
