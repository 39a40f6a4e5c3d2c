using Vlcp.Wire;

namespace Vlcp.OpenFlow.Instructions;

/// <summary>An instruction that this program has no description of, kept as it came.</summary>
/// <param name="Type">Its type on the wire; 0xffff for an experimenter's.</param>
/// <param name="Body">The bytes after type and length.</param>
public sealed record UnknownInstruction(ushort Type, WireBytes Body) : OpenFlowInstruction
{
    internal override ushort WireType => Type;

    internal override void WriteBody(ref WireWriter writer) => writer.WriteBytes(Body);
}
