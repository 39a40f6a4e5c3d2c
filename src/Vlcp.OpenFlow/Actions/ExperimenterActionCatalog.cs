using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>The actions of experimenters: Nicira's and the ONF's are described, all others keep their bytes.</summary>
internal static class ExperimenterActionCatalog
{
    public static OpenFlowAction Read(ref WireReader body)
    {
        var whole = body;
        var experimenter = body.ReadUInt32("action.experimenter");
        if (body.Remaining >= 2)
        {
            var subtype = body.ReadUInt16("action.subtype");
            if (experimenter == NiciraAction.Experimenter && NiciraActionCatalog.Read((NiciraActionType)subtype, ref body) is { } known)
            {
                return known;
            }
            if (experimenter == OxmId.OnfExperimenter && subtype == CopyFieldAction.OnfType)
            {
                body.Skip(2, "pad");
                return CopyFieldAction.ReadBody(ref body);
            }
        }
        body = whole;
        return new UnknownAction((ushort)ActionType.Experimenter, body.ReadBytes(body.Remaining, "action"));
    }
}
