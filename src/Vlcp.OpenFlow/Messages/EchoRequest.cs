using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Asks whether the peer is alive.</summary>
/// <param name="Data">Any bytes.</param>
public sealed record EchoRequest(WireBytes Data) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.EchoRequest;

    internal static EchoRequest ReadBody(ref WireReader reader) => new(reader.ReadBytes(reader.Remaining, "data"));

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) => writer.WriteBytes(Data);
}
