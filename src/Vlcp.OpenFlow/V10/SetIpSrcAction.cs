using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the IPv4 source; 1.0.</summary>
/// <param name="Address">The address.</param>
public sealed record SetIpSrcAction(Ipv4Address Address) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetIpSrc;

    internal override MatchField? Setting => OxmFields.Ipv4Src.Is(Address);

    internal override void WriteParameters(ref WireWriter writer) => Ipv4Address.Write(ref writer, Address);
}
