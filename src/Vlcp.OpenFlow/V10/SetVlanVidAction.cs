using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the VLAN id, and adds a tag when there is none; 1.0.</summary>
/// <param name="VlanId">The id, 0 to 4095.</param>
public sealed record SetVlanVidAction(ushort VlanId) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetVlanVid;

    internal override MatchField? Setting => OxmFields.VlanVid.Is((UInt128)(0x1000 | (VlanId & 0xfff)));

    internal override void WriteParameters(ref WireWriter writer) => writer.WriteUInt16(VlanId);
}
