using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the IPv4 destination; 1.0.</summary>
/// <param name="Address">The address.</param>
public sealed record SetIpDstAction(Ipv4Address Address) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetIpDst;

    internal override MatchField? Setting => OxmFields.Ipv4Dst.Is(Address);

    internal override void WriteParameters(ref WireWriter writer) => Ipv4Address.Write(ref writer, Address);
}
