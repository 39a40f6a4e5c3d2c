using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the VLAN priority, and adds a tag when there is none; 1.0.</summary>
/// <param name="Priority">The priority, 0 to 7.</param>
public sealed record SetVlanPcpAction(byte Priority) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetVlanPcp;

    internal override MatchField? Setting => OxmFields.VlanPcp.Is((UInt128)(Priority & 7));

    internal override void WriteParameters(ref WireWriter writer) => writer.WriteUInt8(Priority);
}
