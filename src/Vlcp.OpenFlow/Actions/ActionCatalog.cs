using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Actions;

/// <summary>The one place that answers which actions can arrive.</summary>
internal static class ActionCatalog
{
    private const int MinimalLength = 8;

    public static OpenFlowAction Read(ref WireReader reader)
    {
        var type = reader.ReadUInt16("action.type");
        var length = reader.ReadUInt16("action.len");
        if (length < MinimalLength || length % OpenFlowAction.Alignment != 0)
        {
            throw reader.Error("action.len", $"{length} is not a multiple of 8 that is at least 8");
        }
        var body = reader.Window(length - OpenFlowAction.HeaderSize, "action");
        var action = ReadBody((ActionType)type, ref body);
        body.ExpectEnd("action");
        return action;
    }

    public static WireList<OpenFlowAction> ReadAll(ref WireReader reader)
    {
        List<OpenFlowAction> actions = [];
        while (reader.Remaining > 0)
        {
            actions.Add(Read(ref reader));
        }
        return actions.ToWireList();
    }

    public static int SizeOf(WireList<OpenFlowAction> actions)
    {
        var size = 0;
        foreach (var action in actions)
        {
            size += action.WireSize;
        }
        return size;
    }

    public static void WriteAll(ref WireWriter writer, WireList<OpenFlowAction> actions)
    {
        foreach (var action in actions)
        {
            action.Write(ref writer);
        }
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
        ActionType.Experimenter => NiciraActionCatalog.Read(ref body),
        _ => new UnknownAction((ushort)type, body.ReadBytes(body.Remaining, "action")),
    };
}
