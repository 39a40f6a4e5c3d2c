using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.V10;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>The one place that answers which actions can arrive.</summary>
internal static class ActionCatalog
{
    public static OpenFlowAction Read(ref WireReader reader)
    {
        var body = ElementFrame.Read(ref reader, "action", out var type);
        var action = body.Version() == OpenFlowVersion.V10
            ? ActionCatalog10.ReadBody((ActionType10)type, ref body)
            : ReadBody((ActionType)type, ref body);
        body.ExpectEnd("action");
        return action;
    }

    public static WireList<OpenFlowAction> ReadAll(ref WireReader reader) => WireLists.ReadRest<OpenFlowAction>(ref reader, "actions", Read);

    // Actions inside of an action: a chain of them must not exhaust the stack.
    public static WireList<OpenFlowAction> ReadNested(ref WireReader reader, string what)
    {
        var inner = reader.Enter(what);
        var actions = ReadAll(ref inner);
        reader.Leave(inner, 1, false, false, what);
        return actions;
    }

    private static OpenFlowAction ReadBody(ActionType type, ref WireReader body) => type switch
    {
        ActionType.Output => OutputAction.ReadBody(ref body),
        ActionType.CopyTtlOut => CopyTtlOutAction.ReadBody(ref body),
        ActionType.CopyTtlIn => CopyTtlInAction.ReadBody(ref body),
        ActionType.SetMplsTtl => SetMplsTtlAction.ReadBody(ref body),
        ActionType.DecrementMplsTtl => DecrementMplsTtlAction.ReadBody(ref body),
        ActionType.PushVlan => PushVlanAction.ReadBody(ref body),
        ActionType.PopVlan => PopVlanAction.ReadBody(ref body),
        ActionType.PushMpls => PushMplsAction.ReadBody(ref body),
        ActionType.PopMpls => PopMplsAction.ReadBody(ref body),
        ActionType.SetQueue => SetQueueAction.ReadBody(ref body),
        ActionType.Group => GroupAction.ReadBody(ref body),
        ActionType.SetIpTtl => SetIpTtlAction.ReadBody(ref body),
        ActionType.DecrementIpTtl => DecrementIpTtlAction.ReadBody(ref body),
        ActionType.SetField => SetFieldAction.ReadBody(ref body),
        ActionType.PushPbb => PushPbbAction.ReadBody(ref body),
        ActionType.PopPbb => PopPbbAction.ReadBody(ref body),
        ActionType.CopyField when body.Version() >= OpenFlowVersion.V15 => CopyFieldAction.ReadBody(ref body),
        ActionType.Meter when body.Version() >= OpenFlowVersion.V15 => MeterAction.ReadBody(ref body),
        ActionType.Experimenter => ExperimenterActionCatalog.Read(ref body),
        _ => new UnknownAction((ushort)type, body.ReadBytes(body.Remaining, "action")),
    };
}
