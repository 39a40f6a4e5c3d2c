using Vlcp.Hosting.Modules;

namespace Vlcp.Network.Drivers;

/// <summary>The ranges that a request gives to a physical network; a driver reads its own and refuses the other.</summary>
/// <param name="Vni">The parameter <c>vnirange</c>.</param>
/// <param name="Vlan">The parameter <c>vlanrange</c>.</param>
public readonly record struct NetworkRanges(ApiValue Vni, ApiValue Vlan);
