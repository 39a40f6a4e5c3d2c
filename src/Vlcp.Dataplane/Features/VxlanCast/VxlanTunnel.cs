using Vlcp.Packets;

namespace Vlcp.Dataplane.Features.VxlanCast;

/// <summary>The tunnel port of this switch for a network.</summary>
/// <param name="NetworkKey">Object key of the network.</param>
/// <param name="NetworkNumber">Its number in flows.</param>
/// <param name="Vni">Its VXLAN network identifier.</param>
/// <param name="PortNumber">OpenFlow number of the tunnel port.</param>
/// <param name="Source">This end's address.</param>
internal sealed record VxlanTunnel(string NetworkKey, uint NetworkNumber, uint Vni, uint PortNumber, Ipv4Address Source);
