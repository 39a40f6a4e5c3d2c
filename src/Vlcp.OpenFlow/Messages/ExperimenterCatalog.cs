using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Messages;

/// <summary>The experimenters' messages that are described: the ONF's for 1.3 and Nicira's. All others keep their bytes.</summary>
internal static class ExperimenterCatalog
{
    private const int HeaderSize = 8;

    public static OpenFlowMessage Read(ref WireReader body)
    {
        if (body.Remaining < HeaderSize)
        {
            // 1.0 demands no more than the experimenter's number.
            return new UnknownMessage((byte)MessageType.Experimenter, body.ReadBytes(body.Remaining, "experimenter"));
        }
        var whole = body;
        var experimenter = body.ReadUInt32("experimenter");
        var type = body.ReadUInt32("exp_type");
        if (experimenter == OnfExtension.Experimenter && OnfExtension.Read(type, ref body) is { } extension)
        {
            return extension;
        }
        if (experimenter == NiciraAction.Experimenter && NiciraMessageCatalog.Read((NiciraMessageType)type, ref body) is { } known)
        {
            return known;
        }
        body = whole;
        return ExperimenterMessage.ReadBody(ref body);
    }
}
