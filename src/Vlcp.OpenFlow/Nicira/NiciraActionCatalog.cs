using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>The one place that answers which of Nicira's actions can arrive.</summary>
internal static class NiciraActionCatalog
{
    public static OpenFlowAction Read(ref WireReader body)
    {
        var whole = body;
        var experimenter = body.ReadUInt32("action.experimenter");
        if (experimenter == NiciraAction.Experimenter)
        {
            var subtype = (NiciraActionType)body.ReadUInt16("action.subtype");
            if (ReadPayload(subtype, ref body) is { } known)
            {
                return known;
            }
        }
        body = whole;
        return new UnknownAction((ushort)ActionType.Experimenter, body.ReadBytes(body.Remaining, "action"));
    }

    private static OpenFlowAction? ReadPayload(NiciraActionType subtype, ref WireReader body) => subtype switch
    {
        NiciraActionType.Resubmit => ResubmitAction.ReadPayload(ref body, hasTable: false),
        NiciraActionType.ResubmitTable => ResubmitAction.ReadPayload(ref body, hasTable: true),
        NiciraActionType.RegMove => RegMoveAction.ReadPayload(ref body),
        NiciraActionType.RegLoad => RegLoadAction.ReadPayload(ref body),
        NiciraActionType.RegLoad2 => SetFieldAction.ReadBody(ref body),
        NiciraActionType.Note => NoteAction.ReadPayload(ref body),
        NiciraActionType.OutputReg => OutputRegAction.ReadPayload(ref body),
        NiciraActionType.Learn => LearnAction.ReadPayload(ref body),
        NiciraActionType.Exit => ExitAction.ReadPayload(ref body),
        NiciraActionType.FinTimeout => FinTimeoutAction.ReadPayload(ref body),
        NiciraActionType.Controller => ControllerAction.ReadPayload(ref body),
        NiciraActionType.StackPush => StackPushAction.ReadPayload(ref body),
        NiciraActionType.StackPop => StackPopAction.ReadPayload(ref body),
        NiciraActionType.Conjunction => ConjunctionAction.ReadPayload(ref body),
        NiciraActionType.Ct => CtAction.ReadPayload(ref body),
        NiciraActionType.Nat => NatAction.ReadPayload(ref body),
        NiciraActionType.CtClear => CtClearAction.ReadPayload(ref body),
        NiciraActionType.CheckPacketLarger => CheckPacketLargerAction.ReadPayload(ref body),
        _ => null,
    };
}
