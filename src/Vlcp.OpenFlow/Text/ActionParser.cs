using Vlcp.OpenFlow.Actions;
using Vlcp.OpenFlow.Instructions;
using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>Actions and instructions from text.</summary>
/// <param name="tables">Numbers of tables by name, or null.</param>
internal sealed class ActionParser(IReadOnlyDictionary<string, byte>? tables)
{
    private const int MaximumDepth = 64;
    private int _depth;

    public static byte Table(string text, IReadOnlyDictionary<string, byte>? tables) =>
        tables is not null && tables.TryGetValue(text.Trim('"'), out var number) ? number : ValueParser.Number8(text, "table");

    public byte Table(string text) => Table(text, tables);

    public WireList<OpenFlowInstruction> ParseInstructions(string text)
    {
        List<OpenFlowInstruction> instructions = [];
        List<OpenFlowAction> applied = [];
        foreach (var token in TextTokens.Split(text))
        {
            if (Instruction(token) is { } instruction)
            {
                instructions.Add(instruction);
            }
            else if (token.Whole != "drop")
            {
                applied.Add(Action(token));
            }
        }
        if (applied.Count > 0)
        {
            instructions.Add(new ApplyActionsInstruction(applied.ToWireList()));
        }
        return instructions.Count > 1 ? instructions.OrderBy(ExecutionOrder.Of).ToWireList() : instructions.ToWireList();
    }

    public WireList<OpenFlowAction> ParseActions(string text)
    {
        if (++_depth > MaximumDepth)
        {
            throw new FormatException($"actions are nested more than {MaximumDepth} deep");
        }
        var actions = TextTokens.Split(text).Where(token => token.Whole != "drop").Select(Action).ToWireList();
        _depth--;
        return actions;
    }

    public OpenFlowAction Action(TextToken token) =>
        Standard(token) ?? new NiciraActionParser(this).Parse(token) ?? PortAction(token)
        ?? throw new FormatException($"'{token.Name}' is not an action");

    private static OutputAction? PortAction(TextToken token) =>
        token.Value is null && (ValueParser.TryPortName(token.Name) is not null || char.IsAsciiDigit(token.Name[0]))
            ? new OutputAction(ValueParser.Port(token.Name, "port"))
            : null;

    private static OpenFlowAction? Standard(TextToken token) => token.Name switch
    {
        "output" => Output(token),
        "group" => new GroupAction(ValueParser.Number32(token.Needed, token.Name)),
        "set_queue" => new SetQueueAction(ValueParser.Number32(token.Needed, token.Name)),
        "push_vlan" => new PushVlanAction(ValueParser.Number16(token.Needed, token.Name)),
        "pop_vlan" or "strip_vlan" => new PopVlanAction(),
        "push_mpls" => new PushMplsAction(ValueParser.Number16(token.Needed, token.Name)),
        "pop_mpls" => new PopMplsAction(ValueParser.Number16(token.Needed, token.Name)),
        "push_pbb" => new PushPbbAction(ValueParser.Number16(token.Needed, token.Name)),
        "pop_pbb" => new PopPbbAction(),
        "mod_nw_ttl" => new SetIpTtlAction(ValueParser.Number8(token.Needed, token.Name)),
        "dec_ttl" when token.Value is null => new DecrementIpTtlAction(),
        "set_mpls_ttl" => new SetMplsTtlAction(ValueParser.Number8(token.Needed, token.Name)),
        "dec_mpls_ttl" => new DecrementMplsTtlAction(),
        "copy_ttl_out" => new CopyTtlOutAction(),
        "copy_ttl_in" => new CopyTtlInAction(),
        "set_field" => SetField(token.Needed),
        _ => LegacyActionParser.Parse(token),
    };

    private static OpenFlowAction Output(TextToken token)
    {
        if (token.Whole.StartsWith("output(", StringComparison.Ordinal))
        {
            var parts = TextTokens.Split(token.Needed).ToDictionary(p => p.Name, p => p.Needed);
            return parts.TryGetValue("port", out var port) && parts.TryGetValue("max_len", out var length)
                ? new OutputTruncatedAction(ValueParser.Port(port, "output"), ValueParser.Number32(length, "max_len"))
                : throw new FormatException("output(...) needs port and max_len");
        }
        return token.Needed.Contains('[', StringComparison.Ordinal)
            ? new OutputRegAction(ValueParser.Subfield(token.Needed))
            : new OutputAction(ValueParser.Port(token.Needed, "output"));
    }

    private static SetFieldAction SetField(string text)
    {
        var arrow = text.LastIndexOf("->", StringComparison.Ordinal);
        if (arrow < 0)
        {
            throw new FormatException($"set_field: '{text}' is not VALUE->FIELD");
        }
        var name = text[(arrow + 2)..];
        var field = name == "in_port" ? OxmFields.InPort : ValueParser.Field(name);
        var (value, mask) = ValueParser.ValueAndMask(field, text[..arrow]);
        return new SetFieldAction(MatchField.Unchecked(field, value, mask));
    }

    private OpenFlowInstruction? Instruction(TextToken token) => token.Name switch
    {
        "goto_table" => new GotoTableInstruction(Table(token.Needed)),
        "clear_actions" => new ClearActionsInstruction(),
        "meter" => new MeterInstruction(ValueParser.Number32(token.Needed, "meter")),
        "write_actions" => new WriteActionsInstruction(ParseActions(token.Needed)),
        "write_metadata" => Metadata(token.Needed),
        _ => null,
    };

    private static WriteMetadataInstruction Metadata(string text)
    {
        var parts = text.Split('/');
        return new WriteMetadataInstruction(
            ValueParser.Number64(parts[0], "write_metadata"),
            parts.Length > 1 ? ValueParser.Number64(parts[1], "write_metadata") : ulong.MaxValue);
    }
}
