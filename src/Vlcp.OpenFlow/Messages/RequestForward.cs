using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Another controller's request that changed a group or a meter; since 1.4.</summary>
/// <param name="Request">The request, with that controller's transaction id.</param>
public sealed record RequestForward(OpenFlowMessage Request) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.RequestForward;

    internal static RequestForward ReadBody(ref WireReader reader)
    {
        var inner = reader.Enter("request");
        var request = OpenFlowCodec.DecodeNested(ref inner);
        reader.Leave(inner, 1, false, false, "request");
        return new RequestForward(request);
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version) =>
        OpenFlowCodec.Write(ref writer, Request, Request.Xid, version);
}
