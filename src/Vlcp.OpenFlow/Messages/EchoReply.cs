using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Says that we are alive, with the bytes of the question.</summary>
/// <param name="Data">Any bytes.</param>
public sealed record EchoReply(WireBytes Data) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.EchoReply;

    internal static EchoReply ReadBody(ref WireReader reader) => new(reader.ReadBytes(reader.Remaining, "data"));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => writer.WriteBytes(Data);
}
