using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the type of service without its lower two bits; 1.0.</summary>
/// <param name="Tos">The byte; its lower two bits are 0.</param>
public sealed record SetIpTosAction(byte Tos) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetIpTos;

    internal override MatchField? Setting => OxmFields.IpDscp.Is((UInt128)(Tos >> 2));

    internal override void WriteParameters(ref WireWriter writer) => writer.WriteUInt8(Tos);
}
