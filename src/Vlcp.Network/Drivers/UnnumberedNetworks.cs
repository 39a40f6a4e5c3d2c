using Vlcp.Hosting.Modules;
using Vlcp.Network.Model;
using Vlcp.Network.Requests;

namespace Vlcp.Network.Drivers;

/// <summary>What native and local networks have in common: no ranges and no numbers.</summary>
internal static class UnnumberedNetworks
{
    public static void RefuseRanges(PhysicalNetwork network, NetworkRanges ranges)
    {
        Refuse(network, ranges.Vni);
        Refuse(network, ranges.Vlan);
    }

    public static void RefuseNumbers(PhysicalNetwork network, NetworkNumbers numbers)
    {
        Refuse(network, numbers.Vni);
        Refuse(network, numbers.VlanId);
    }

    private static void Refuse(PhysicalNetwork network, ApiValue parameter)
    {
        if (parameter.Exists)
        {
            throw parameter.NotAllowed($"does not apply to physical network '{network.Id}' of type {network.Type}");
        }
    }
}
