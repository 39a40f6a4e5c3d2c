using System.Globalization;
using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>Nicira's actions as ovs-ofctl prints them.</summary>
internal static class NiciraActionText
{
    internal static readonly string[] ReasonNames = ["no_match", "action", "invalid_ttl", "action_set", "group", "packet_out"];

    private const ushort FtpPort = 21;
    private const ushort TftpPort = 69;
    private const ushort WholePacket = 0xffff;
    private const byte ReasonAction = 1;
    private const ushort DefaultPriority = 0x8000;

    public static string Format(NiciraAction action, IReadOnlyDictionary<byte, string>? tableNames) => action switch
    {
        ResubmitAction resubmit => Resubmit(resubmit, tableNames),
        RegMoveAction move => $"move:{move.Source}->{move.Destination}",
        RegLoadAction load => $"load:{FieldText.Hex(load.Value)}->{load.Destination}",
        OutputRegAction output => $"output:{output.Source}",
        LearnAction learn => Learn(learn, tableNames),
        ControllerAction controller => Controller(controller),
        NoteAction note => $"note:{string.Join('.', note.Note.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))}",
        StackPushAction push => $"push:{push.Part}",
        StackPopAction pop => $"pop:{pop.Part}",
        FinTimeoutAction fin => FinTimeout(fin),
        ConjunctionAction c => string.Create(CultureInfo.InvariantCulture, $"conjunction({c.Id},{c.Clause + 1}/{c.Clauses})"),
        CtAction ct => Ct(ct, tableNames),
        NatAction nat => NatText.Format(nat),
        CtClearAction => "ct_clear",
        CheckPacketLargerAction check => string.Create(CultureInfo.InvariantCulture, $"check_pkt_larger({check.Limit})->{check.Destination}"),
        ExitAction => "exit",
        _ => Further(action, tableNames),
    };

    private static string Further(NiciraAction action, IReadOnlyDictionary<byte, string>? tableNames) => action switch
    {
        SetTunnelAction set => $"set_tunnel{(set.IsWide || set.TunnelId > uint.MaxValue ? "64" : "")}:{FieldText.Hex(set.TunnelId)}",
        PopQueueAction => "pop_queue",
        MultipathAction multipath => HashActionParser.Format(multipath),
        BundleAction bundle => HashActionParser.Format(bundle),
        OutputTruncatedAction output => string.Create(
            CultureInfo.InvariantCulture, $"output(port={FieldText.Port(output.Port)},max_len={output.MaximumLength})"),
        DecrementTtlIdsAction ttl => $"dec_ttl({string.Join(',', ttl.ControllerIds)})",
        NiciraWriteMetadataAction write => write.Mask == ulong.MaxValue
            ? $"write_metadata:{FieldText.Hex(write.Metadata)}"
            : $"write_metadata:{FieldText.Hex(write.Metadata)}/{FieldText.Hex(write.Mask)}",
        SetMplsLabelAction set => string.Create(CultureInfo.InvariantCulture, $"set_mpls_label({set.Label})"),
        SetMplsTcAction set => string.Create(CultureInfo.InvariantCulture, $"set_mpls_tc({set.TrafficClass})"),
        SampleAction sample => SampleParser.Format(sample),
        CloneAction clone => $"clone({ActionText.Format(clone.Actions, tableNames)})",
        EncapAction encap => EncapParser.Format(encap),
        DecapAction decap => EncapParser.Format(decap),
        DecrementNshTtlAction => "dec_nsh_ttl",
        DeleteFieldAction delete => $"delete_field:{delete.Field.Name}",
        _ => action.GetType().Name,
    };

    private static string Resubmit(ResubmitAction action, IReadOnlyDictionary<byte, string>? tableNames)
    {
        var port = action.InPort == ResubmitAction.SameInPort ? "" : FieldText.Port16(action.InPort);
        return action.WithConnectionTuple ? $"resubmit({port},{ResubmitTable(action, tableNames)},ct)"
            : action.TableId != ResubmitAction.SameTable ? $"resubmit({port},{ActionText.Table(action.TableId, tableNames)})"
            : port.Length > 0 ? $"resubmit:{port}"
            : "resubmit(,)";
    }

    private static string ResubmitTable(ResubmitAction action, IReadOnlyDictionary<byte, string>? tableNames) =>
        action.TableId == ResubmitAction.SameTable ? "" : ActionText.Table(action.TableId, tableNames);

    private static string Controller(ControllerAction action)
    {
        if (action == new ControllerAction(action.MaxLength))
        {
            return string.Create(CultureInfo.InvariantCulture, $"CONTROLLER:{action.MaxLength}");
        }
        List<string> parts = [];
        if (action.Reason != ReasonAction)
        {
            parts.Add($"reason={ReasonName(action.Reason)}");
        }
        if (action.MaxLength != WholePacket)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"max_len={action.MaxLength}"));
        }
        if (action.ControllerId != 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"id={action.ControllerId}"));
        }
        AddFurther(parts, action);
        return $"controller({string.Join(',', parts)})";
    }

    private static void AddFurther(List<string> parts, ControllerAction action)
    {
        if (action.UserData.Length > 0)
        {
            parts.Add($"userdata={string.Join('.', action.UserData.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))}");
        }
        if (action.Pause)
        {
            parts.Add("pause");
        }
        if (action.MeterId is { } meter)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"meter_id={meter}"));
        }
    }

    private static string ReasonName(byte reason) =>
        reason < ReasonNames.Length ? ReasonNames[reason] : reason.ToString(CultureInfo.InvariantCulture);

    private static string FinTimeout(FinTimeoutAction action)
    {
        List<string> parts = [];
        AddNumber(parts, "idle_timeout", action.IdleTimeout);
        AddNumber(parts, "hard_timeout", action.HardTimeout);
        return $"fin_timeout({string.Join(',', parts)})";
    }

    private static string Learn(LearnAction action, IReadOnlyDictionary<byte, string>? tableNames)
    {
        List<string> parts = [$"table={ActionText.Table(action.TableId, tableNames)}"];
        AddNumber(parts, "idle_timeout", action.IdleTimeout);
        AddNumber(parts, "hard_timeout", action.HardTimeout);
        AddNumber(parts, "fin_idle_timeout", action.FinIdleTimeout);
        AddNumber(parts, "fin_hard_timeout", action.FinHardTimeout);
        if (action.Priority != DefaultPriority)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"priority={action.Priority}"));
        }
        if (action.Flags.HasFlag(LearnFlags.SendFlowRemoved))
        {
            parts.Add("send_flow_rem");
        }
        if (action.Flags.HasFlag(LearnFlags.DeleteLearned))
        {
            parts.Add("delete_learned");
        }
        if (action.Cookie != 0)
        {
            parts.Add($"cookie=0x{action.Cookie:x}");
        }
        if (action.Limit != 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"limit={action.Limit}"));
        }
        if (action.Result is { } result)
        {
            parts.Add($"result_dst={result}");
        }
        parts.AddRange(action.Specs.Select(Spec));
        return $"learn({string.Join(',', parts)})";
    }

    private static string Spec(LearnSpec spec) => (spec.Target, spec.Source, spec.Destination) switch
    {
        (LearnTarget.Output, { } source, _) => $"output:{source}",
        (LearnTarget.Load, { } source, _) => $"load:{source}->{spec.Destination}",
        (LearnTarget.Load, null, _) => $"load:{FieldText.Hex(spec.Value)}->{spec.Destination}",
        (LearnTarget.Match, null, { } whole) when whole.Bits == whole.Field.Bits =>
            $"{ActionText.SettableName(whole.Field)}={FieldText.Setting(whole.Field.Is(spec.Value))}",
        (LearnTarget.Match, null, _) => $"{spec.Destination}={FieldText.Hex(spec.Value)}",
        (_, { } source, { } destination) when source == destination => $"{destination}",
        _ => $"{spec.Destination}={spec.Source}",
    };

    private static string Ct(CtAction action, IReadOnlyDictionary<byte, string>? tableNames)
    {
        List<string> parts = [];
        if (action.Flags.HasFlag(CtFlags.Commit))
        {
            parts.Add("commit");
        }
        if (action.Flags.HasFlag(CtFlags.Force))
        {
            parts.Add("force");
        }
        if (action.RecirculationTable != CtAction.NoTable)
        {
            parts.Add($"table={ActionText.Table(action.RecirculationTable, tableNames)}");
        }
        if (action.ZoneSource is { } source)
        {
            parts.Add($"zone={source}");
        }
        else
        {
            AddNumber(parts, "zone", action.Zone);
        }
        AddNested(parts, action.Actions, tableNames);
        if (action.Helper != 0)
        {
            parts.Add($"alg={HelperName(action.Helper)}");
        }
        return $"ct({string.Join(',', parts)})";
    }

    // A NAT that comes first stands outside of the brackets.
    private static void AddNested(List<string> parts, WireList<OpenFlowAction> actions, IReadOnlyDictionary<byte, string>? tableNames)
    {
        var natFirst = actions.Count > 0 && actions[0] is NatAction;
        if (natFirst)
        {
            parts.Add(ActionText.Format(actions[0], tableNames));
        }
        var rest = actions.Skip(natFirst ? 1 : 0).ToWireList();
        if (rest.Count > 0)
        {
            parts.Add($"exec({ActionText.Format(rest, tableNames)})");
        }
    }

    private static string HelperName(ushort port) => port switch
    {
        FtpPort => "ftp",
        TftpPort => "tftp",
        _ => port.ToString(CultureInfo.InvariantCulture),
    };

    private static void AddNumber(List<string> parts, string name, ushort number)
    {
        if (number != 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={number}"));
        }
    }
}
