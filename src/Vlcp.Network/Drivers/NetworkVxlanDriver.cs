using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>Physical networks of type <c>vxlan</c>: logical networks are separated by their VNI; physical ports are tunnel ports of Open vSwitch.</summary>
/// <param name="context">What the server offers to the module.</param>
[Module("networkvxlandriver", LoadingPath = "vlcp.service.sdn.plugins.networkvxlandriver.NetworkVxlanDriver", Default = true,
    Summary = "Network driver for VXLAN networks.")]
public sealed class NetworkVxlanDriver(ModuleContext context) : Module(context), INetworkDriver
{
    private readonly NumberedNetworkDriver driver = new(new VxlanTerms());

    /// <inheritdoc/>
    public string Type => "vxlan";

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
