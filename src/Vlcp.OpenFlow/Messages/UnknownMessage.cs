using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>A message that this program has no description of, kept as it came.</summary>
/// <param name="TypeNumber">Its type on the wire.</param>
/// <param name="Body">The bytes after the header.</param>
public sealed record UnknownMessage(byte TypeNumber, WireBytes Body) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => (MessageType)TypeNumber;

    internal override byte WireNumber(in WireWriter writer) => TypeNumber;

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => writer.WriteBytes(Body);
}
