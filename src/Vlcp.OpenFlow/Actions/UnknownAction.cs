using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>An action that this program has no description of, kept as it came.</summary>
/// <param name="Type">Its type on the wire; 0xffff for an experimenter's.</param>
/// <param name="Body">The bytes after type and length, padding included.</param>
public sealed record UnknownAction(ushort Type, WireBytes Body) : OpenFlowAction
{
    internal override ushort WireType => Type;

    internal override void WriteIn10(ref WireWriter writer) => WriteStandard(ref writer);

    internal override void WriteBody(ref WireWriter writer) => writer.WriteBytes(Body);
}
