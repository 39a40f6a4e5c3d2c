using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>Nicira's actions from text.</summary>
/// <param name="actions">For nested actions and names of tables.</param>
internal sealed class NiciraActionParser(ActionParser actions)
{
    public OpenFlowAction? Parse(TextToken token) => token.Name switch
    {
        "resubmit" => Resubmit(token),
        "move" => Move(token.Needed),
        "load" => Load(token.Needed),
        "push" => new StackPushAction(ValueParser.Subfield(token.Needed)),
        "pop" => new StackPopAction(ValueParser.Subfield(token.Needed)),
        "learn" => new LearnParser(actions).Parse(token.Needed),
        "ct" => new CtParser(actions).Parse(token.Needed),
        "nat" => NatParser.Parse(token.Value),
        "ct_clear" => new CtClearAction(),
        "clone" => new CloneAction(actions.ParseActions(token.Needed)),
        "exit" => new ExitAction(),
        "note" => new NoteAction(WireBytes.Parse(token.Needed.Replace(".", "", StringComparison.Ordinal))),
        "conjunction" => Conjunction(token.Needed),
        "check_pkt_larger" => CheckPacketLarger(token),
        _ => ParseFurther(token),
    };

    private static OpenFlowAction? ParseFurther(TextToken token) => token.Name switch
    {
        "controller" or "CONTROLLER" => ControllerParser.Parse(token),
        "fin_timeout" => FinTimeout(token.Value ?? ""),
        "dec_ttl" => new DecrementTtlIdsAction(TextTokens.Split(token.Needed).Select(t => ValueParser.Number16(t.Name, "dec_ttl")).ToWireList()),
        "set_tunnel" => new SetTunnelAction(ValueParser.Number64(token.Needed, token.Name)),
        "set_tunnel64" => new SetTunnelAction(ValueParser.Number64(token.Needed, token.Name)) { IsWide = true },
        "pop_queue" => new PopQueueAction(),
        "set_mpls_label" => new SetMplsLabelAction((uint)ValueParser.Number(token.Needed, token.Name, 0xfffff)),
        "set_mpls_tc" => new SetMplsTcAction((byte)ValueParser.Number(token.Needed, token.Name, 7)),
        "delete_field" => new DeleteFieldAction(ValueParser.Subfield(token.Needed).Field),
        "dec_nsh_ttl" => new DecrementNshTtlAction(),
        "multipath" => HashActionParser.Multipath(token.Needed),
        "bundle" => HashActionParser.Bundle(token.Needed, loads: false),
        "bundle_load" => HashActionParser.Bundle(token.Needed, loads: true),
        "sample" => SampleParser.Parse(token.Needed),
        "encap" => EncapParser.Encap(token.Needed),
        "decap" => EncapParser.Decap(token.Value ?? ""),
        _ => null,
    };

    private static RegMoveAction Move(string text)
    {
        var (source, destination) = Arrow(text, "move");
        return new RegMoveAction(ValueParser.Subfield(source), ValueParser.Subfield(destination));
    }

    private static RegLoadAction Load(string text)
    {
        var (value, target) = Arrow(text, "load");
        var destination = ValueParser.Subfield(target);
        var maximum = destination.Bits >= 64 ? ulong.MaxValue : (1ul << destination.Bits) - 1;
        return new RegLoadAction(destination, (ulong)ValueParser.Number(value, "load", maximum));
    }

    internal static (string Left, string Right) Arrow(string text, string what)
    {
        var arrow = text.IndexOf("->", StringComparison.Ordinal);
        return arrow >= 0 ? (text[..arrow], text[(arrow + 2)..]) : throw new FormatException($"{what}: '->' is missing in '{text}'");
    }

    private static ConjunctionAction Conjunction(string text)
    {
        var parts = text.Split(',', '/');
        return parts.Length == 3
            ? new ConjunctionAction(
                (byte)(ValueParser.Number(parts[1].Trim(), "conjunction", 64) - 1), (byte)ValueParser.Number(parts[2].Trim(), "conjunction", 64),
                ValueParser.Number32(parts[0].Trim(), "conjunction"))
            : throw new FormatException($"conjunction: '{text}' is not ID,CLAUSE/CLAUSES");
    }

    private static CheckPacketLargerAction CheckPacketLarger(TextToken token) => new(
        ValueParser.Number16(token.Needed, token.Name), ValueParser.Subfield(Arrow(token.Rest, token.Name).Right));

    private static FinTimeoutAction FinTimeout(string text)
    {
        ushort idle = 0, hard = 0;
        foreach (var part in TextTokens.Split(text))
        {
            switch (part.Name)
            {
                case "idle_timeout":
                    idle = ValueParser.Number16(part.Needed, part.Name);
                    break;
                case "hard_timeout":
                    hard = ValueParser.Number16(part.Needed, part.Name);
                    break;
                default:
                    throw new FormatException($"fin_timeout: '{part.Name}' is neither idle_timeout nor hard_timeout");
            }
        }
        return new FinTimeoutAction(idle, hard);
    }

    private ResubmitAction Resubmit(TextToken token)
    {
        var text = token.Needed;
        if (token.Whole[token.Name.Length] != '(')
        {
            return new ResubmitAction(ValueParser.Port16(text, "resubmit"), ResubmitAction.SameTable);
        }
        var parts = text.Split(',').Select(p => p.Trim()).ToArray();
        var port = parts[0].Length == 0 ? ResubmitAction.SameInPort : ValueParser.Port16(parts[0], "resubmit");
        var table = parts.Length < 2 || parts[1].Length == 0 ? ResubmitAction.SameTable : actions.Table(parts[1]);
        return new ResubmitAction(port, table) { WithConnectionTuple = parts.Length > 2 && parts[2] == "ct" };
    }
}
