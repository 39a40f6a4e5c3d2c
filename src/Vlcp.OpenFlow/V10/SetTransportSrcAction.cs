using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.V10;

/// <summary>Sets the source port of TCP, UDP or SCTP; 1.0.</summary>
/// <param name="Port">The port.</param>
public sealed record SetTransportSrcAction(ushort Port) : LegacyAction
{
    internal override ActionType10 Type10 => ActionType10.SetTransportSrc;

    internal override MatchField? Setting => null;

    internal override void WriteParameters(ref WireWriter writer) => writer.WriteUInt16(Port);
}
