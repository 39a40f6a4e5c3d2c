using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>Another controller's request that changed a group or a meter; since 1.4, as an extension of the ONF in 1.3 and of Nicira in 1.0.</summary>
/// <param name="Request">The request, with that controller's transaction id.</param>
public sealed record RequestForward(OpenFlowMessage Request) : OpenFlowMessage
{
    /// <inheritdoc/>
    public override MessageType Type => MessageType.RequestForward;

    internal override MessageType WireType(OpenFlowVersion version) => OnfExtension.CarriesRequests(version) ? MessageType.Experimenter : Type;

    internal static RequestForward ReadBody(ref WireReader reader)
    {
        var inner = reader.Enter("request");
        var request = OpenFlowCodec.DecodeNested(ref inner);
        reader.Leave(inner, 1, false, false, "request");
        return new RequestForward(request);
    }

    internal override void WriteBody(ref WireWriter writer, OpenFlowVersion version)
    {
        if (version == OpenFlowVersion.V10)
        {
            writer.WriteUInt32(NiciraAction.Experimenter);
            writer.WriteUInt32((uint)NiciraMessageType.RequestForward);
        }
        else if (OnfExtension.CarriesRequests(version))
        {
            OnfExtension.WriteHeader(ref writer, OnfExtension.RequestForwardType);
        }
        OpenFlowCodec.Write(ref writer, Request, Request.Xid, version);
    }
}
