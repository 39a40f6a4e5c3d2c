using Vlcp.OpenFlow.Actions;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Nicira;

/// <summary>The one place that answers which of Nicira's actions can arrive.</summary>
internal static class NiciraActionCatalog
{
    // Null for one that is not described here.
    public static OpenFlowAction? Read(NiciraActionType subtype, ref WireReader body) =>
        ReadOwn(subtype, ref body) ?? ReadOfLaterVersions(subtype, ref body);

    private static NiciraAction? ReadOwn(NiciraActionType subtype, ref WireReader body) => subtype switch
    {
        NiciraActionType.Resubmit => ResubmitAction.ReadPayload(ref body, subtype),
        NiciraActionType.ResubmitTable => ResubmitAction.ReadPayload(ref body, subtype),
        NiciraActionType.ResubmitTableCt => ResubmitAction.ReadPayload(ref body, subtype),
        NiciraActionType.SetTunnel => SetTunnelAction.ReadPayload(ref body, isWide: false),
        NiciraActionType.SetTunnel64 => SetTunnelAction.ReadPayload(ref body, isWide: true),
        NiciraActionType.PopQueue => PopQueueAction.ReadPayload(ref body),
        NiciraActionType.RegMove => RegMoveAction.ReadPayload(ref body),
        NiciraActionType.RegLoad => RegLoadAction.ReadPayload(ref body),
        NiciraActionType.Note => NoteAction.ReadPayload(ref body),
        NiciraActionType.Multipath => MultipathAction.ReadPayload(ref body),
        NiciraActionType.Bundle => BundleAction.ReadPayload(ref body, loads: false),
        NiciraActionType.BundleLoad => BundleAction.ReadPayload(ref body, loads: true),
        NiciraActionType.OutputReg => OutputRegAction.ReadPayload(ref body),
        NiciraActionType.OutputReg2 => OutputRegAction.ReadPayload2(ref body),
        NiciraActionType.OutputTruncated => OutputTruncatedAction.ReadPayload(ref body),
        NiciraActionType.Learn => LearnAction.ReadPayload(ref body, isSecond: false),
        NiciraActionType.Learn2 => LearnAction.ReadPayload(ref body, isSecond: true),
        NiciraActionType.Exit => ExitAction.ReadPayload(ref body),
        NiciraActionType.DecrementTtlIds => DecrementTtlIdsAction.ReadPayload(ref body),
        NiciraActionType.FinTimeout => FinTimeoutAction.ReadPayload(ref body),
        NiciraActionType.Controller => ControllerAction.ReadPayload(ref body),
        NiciraActionType.Controller2 => ControllerAction.ReadPayload2(ref body),
        NiciraActionType.WriteMetadata => NiciraWriteMetadataAction.ReadPayload(ref body),
        NiciraActionType.SetMplsLabel => SetMplsLabelAction.ReadPayload(ref body),
        NiciraActionType.SetMplsTc => SetMplsTcAction.ReadPayload(ref body),
        NiciraActionType.StackPush => StackPushAction.ReadPayload(ref body),
        NiciraActionType.StackPop => StackPopAction.ReadPayload(ref body),
        NiciraActionType.Sample => SampleAction.ReadPayload(ref body, subtype),
        NiciraActionType.Sample2 => SampleAction.ReadPayload(ref body, subtype),
        NiciraActionType.Sample3 => SampleAction.ReadPayload(ref body, subtype),
        NiciraActionType.Conjunction => ConjunctionAction.ReadPayload(ref body),
        NiciraActionType.Ct => CtAction.ReadPayload(ref body),
        NiciraActionType.Nat => NatAction.ReadPayload(ref body),
        NiciraActionType.CtClear => CtClearAction.ReadPayload(ref body),
        NiciraActionType.Clone => CloneAction.ReadPayload(ref body),
        NiciraActionType.Encap => EncapAction.ReadPayload(ref body),
        NiciraActionType.Decap => DecapAction.ReadPayload(ref body),
        NiciraActionType.DecrementNshTtl => DecrementNshTtlAction.ReadPayload(ref body),
        NiciraActionType.CheckPacketLarger => CheckPacketLargerAction.ReadPayload(ref body),
        NiciraActionType.DeleteField => DeleteFieldAction.ReadPayload(ref body),
        _ => null,
    };

    private static OpenFlowAction? ReadOfLaterVersions(NiciraActionType subtype, ref WireReader body)
    {
        OpenFlowAction? action = subtype switch
        {
            NiciraActionType.RegLoad2 => SetFieldAction.ReadBody(ref body),
            NiciraActionType.SetQueue => new SetQueueAction(ReadAligned(ref body, "queue_id")),
            NiciraActionType.Group => new GroupAction(ReadAligned(ref body, "group_id")),
            NiciraActionType.DecrementTtl => new DecrementIpTtlAction(),
            NiciraActionType.PushMpls => new PushMplsAction(body.ReadUInt16("ethertype")),
            NiciraActionType.PopMpls => new PopMplsAction(body.ReadUInt16("ethertype")),
            NiciraActionType.SetMplsTtl => new SetMplsTtlAction(body.ReadUInt8("ttl")),
            NiciraActionType.DecrementMplsTtl => new DecrementMplsTtlAction(),
            _ => null,
        };
        if (action is not null)
        {
            body.Skip(body.Remaining, "pad");
        }
        return action;
    }

    private static uint ReadAligned(ref WireReader body, string field)
    {
        body.Skip(2, "pad");
        return body.ReadUInt32(field);
    }
}
