using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Drivers;

/// <summary>The numbers that a request gives to a logical network; a driver reads its own and refuses the other.</summary>
/// <param name="Vni">The parameter <c>vni</c> or its synonym <c>vxlan</c>.</param>
/// <param name="VlanId">The parameter <c>vlanid</c> or its synonym <c>vlan</c>.</param>
public readonly record struct NetworkNumbers(ApiValue Vni, ApiValue VlanId)
{
    /// <summary>Whether the request gives a number.</summary>
    public bool IsGiven => Vni.Exists || VlanId.Exists;
}
