using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.ObjectDb;

namespace Vlcp.Network.Drivers;

/// <summary>What one type of physical network asks of its networks and ports. A module that implements this interface adds the
/// type to the server as long as it is loaded. Every method may run several times for one call, so it changes nothing but the
/// transaction; it refuses with <see cref="ApiException"/>.</summary>
public interface INetworkDriver
{
    /// <summary>The value of <see cref="PhysicalNetwork.Type"/> that selects this driver.</summary>
    string Type { get; }

    /// <summary>Sets the ranges of a new physical network.</summary>
    /// <param name="network">The network, without ranges.</param>
    /// <param name="ranges">The ranges of the request.</param>
    /// <returns>The network with its ranges.</returns>
    /// <exception cref="ApiException">A range is missing, malformed, or of another type of network.</exception>
    PhysicalNetwork Configure(PhysicalNetwork network, NetworkRanges ranges);

    /// <summary>Changes the ranges of a physical network; ranges left out stay as they are.</summary>
    /// <param name="transaction">Where the numbers in use are read.</param>
    /// <param name="network">The stored network.</param>
    /// <param name="ranges">The ranges of the request.</param>
    /// <returns>The network with its new ranges.</returns>
    /// <exception cref="ApiException">A range is malformed or leaves out a number in use.</exception>
    PhysicalNetwork Reconfigure(IObjectTransaction transaction, PhysicalNetwork network, NetworkRanges ranges);

    /// <summary>Refuses a physical port that networks of this type cannot have.</summary>
    /// <param name="network">The network of the port.</param>
    /// <param name="parameter">The parameter that names the network.</param>
    /// <exception cref="ApiException">The network cannot have the port.</exception>
    void CheckPhysicalPort(PhysicalNetwork network, ApiValue parameter);

    /// <summary>Gives a logical network what separates it from others of its physical network: the number of the request or, if it
    /// gives none, the lowest free one.</summary>
    /// <param name="transaction">Where numbers in use are read and written.</param>
    /// <param name="physicalNetwork">The network that carries it.</param>
    /// <param name="network">The logical network, without a number.</param>
    /// <param name="numbers">The numbers of the request.</param>
    /// <param name="parameter">The parameter that names the physical network.</param>
    /// <returns>The logical network with its number.</returns>
    /// <exception cref="ApiException">The number is out of range or in use, or none is left.</exception>
    LogicalNetwork Allocate(
        IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network, NetworkNumbers numbers, ApiValue parameter);

    /// <summary>Gives back what <see cref="Allocate"/> took.</summary>
    /// <param name="transaction">Where numbers in use are written.</param>
    /// <param name="physicalNetwork">The network that carries it.</param>
    /// <param name="network">The logical network.</param>
    /// <returns>The logical network without a number.</returns>
    LogicalNetwork Release(IObjectTransaction transaction, PhysicalNetwork physicalNetwork, LogicalNetwork network);
}
