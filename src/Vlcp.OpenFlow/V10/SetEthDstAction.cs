using Vlcp.OpenFlow.Oxm;
using Vlcp.Packets;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the Ethernet destination; 1.0.</summary>
/// <param name="Address">The address.</param>
public sealed record SetEthDstAction(MacAddress Address) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetEthDst;

    internal override MatchField? Setting => OxmFields.EthDst.Is(Address);

    internal override void WriteParameters(ref WireWriter writer) => MacAddress.Write(ref writer, Address);
}
