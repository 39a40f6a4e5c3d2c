using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>Physical networks of type <c>local</c>: any number of logical networks that do not leave the server; no physical ports.</summary>
/// <param name="context">What the server offers to the module.</param>
[Module("networklocaldriver", LoadingPath = "vlcp.service.sdn.plugins.networklocaldriver.NetworkLocalDriver", Default = true,
    Summary = "Network driver for local networks.")]
public sealed class NetworkLocalDriver(ModuleContext context) : Module(context), INetworkDriver
{
    /// <inheritdoc/>
    public string Type => "local";

    /// <inheritdoc/>
    public PhysicalNetwork Configure(PhysicalNetwork network, NetworkRanges ranges)
    {
        UnnumberedNetworks.RefuseRanges(network, ranges);
        return network;
    }

    /// <inheritdoc/>
    public PhysicalNetwork Reconfigure(IObjectTransaction transaction, PhysicalNetwork network, NetworkRanges ranges) => Configure(network, ranges);

    /// <inheritdoc/>
    public void CheckPhysicalPort(PhysicalNetwork network, ApiValue parameter) =>
        throw parameter.NotAllowed("names a physical network of type local, which cannot have physical ports");

    /// <inheritdoc/>
    public LogicalNetwork Allocate(
        IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network, NetworkNumbers numbers, ApiValue parameter)
    {
        UnnumberedNetworks.RefuseNumbers(physicalNetwork, numbers);
        return network;
    }

    /// <inheritdoc/>
    public LogicalNetwork Release(IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network) => network;
}
