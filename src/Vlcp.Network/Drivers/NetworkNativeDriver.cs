using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>Physical networks of type <c>native</c>: one logical network, whose packets go to the physical network as they are.</summary>
/// <param name="context">What the server offers to the module.</param>
[Module("networknativedriver", LoadingPath = "vlcp.service.sdn.plugins.networknativedriver.NetworkNativeDriver", Default = true,
    Summary = "Network driver for native networks.")]
public sealed class NetworkNativeDriver(ModuleContext context) : Module(context), INetworkDriver
{
    /// <inheritdoc/>
    public string Type => "native";

    /// <inheritdoc/>
    public PhysicalNetwork Configure(PhysicalNetwork network, NetworkRanges ranges)
    {
        UnnumberedNetworks.RefuseRanges(network, ranges);
        return network;
    }

    /// <inheritdoc/>
    public PhysicalNetwork Reconfigure(IObjectTransaction transaction, PhysicalNetwork network, NetworkRanges ranges) => Configure(network, ranges);

    /// <inheritdoc/>
    public void CheckPhysicalPort(PhysicalNetwork network, ApiValue parameter)
    {
    }

    /// <inheritdoc/>
    public LogicalNetwork Allocate(
        IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network, NetworkNumbers numbers, ApiValue parameter)
    {
        UnnumberedNetworks.RefuseNumbers(physicalNetwork, numbers);
        if (transaction.MemberKeys<LogicalNetwork>("physicalnetwork", physicalNetwork.Key).Any(key => key != network.Key))
        {
            throw parameter.Conflict($"must be without logical networks, because physical network '{physicalNetwork.Id}' of type native carries only one");
        }

        return network;
    }

    /// <inheritdoc/>
    public LogicalNetwork Release(IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network) => network;
}
