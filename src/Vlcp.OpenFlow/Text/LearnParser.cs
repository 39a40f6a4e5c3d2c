using Vlcp.OpenFlow.Nicira;
using Vlcp.OpenFlow.Oxm;
using Vlcp.Wire;

namespace Vlcp.OpenFlow.Text;

/// <summary>The action <c>learn</c> from text.</summary>
/// <param name="actions">For names of tables.</param>
internal sealed class LearnParser(ActionParser actions)
{
    public LearnAction Parse(string text)
    {
        var learn = new LearnAction(1, []);
        List<LearnSpec> specs = [];
        foreach (var token in TextTokens.Split(text))
        {
            if (With(learn, token) is { } changed)
            {
                learn = changed;
            }
            else
            {
                specs.Add(Spec(token));
            }
        }
        return learn with { Specs = specs.ToWireList() };
    }

    private static LearnSpec Spec(TextToken token) => token.Name switch
    {
        "output" => LearnSpec.Output(ValueParser.Subfield(token.Needed)),
        "load" => LoadSpec(token.Needed),
        _ => MatchSpec(token),
    };

    private static LearnSpec LoadSpec(string text)
    {
        var (source, target) = NiciraActionParser.Arrow(text, "load");
        var destination = ValueParser.Subfield(target);
        return ValueParser.TryField(source.Split('[')[0]) is not null
            ? LearnSpec.Load(destination, ValueParser.Subfield(source))
            : LearnSpec.LoadValue(destination, ValueParser.Number(source, "load", UInt128.MaxValue));
    }

    private static LearnSpec MatchSpec(TextToken token)
    {
        var equals = token.Whole.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return LearnSpec.Match(ValueParser.Subfield(token.Whole));
        }
        var (left, right) = (token.Whole[..equals], token.Whole[(equals + 1)..]);
        var destination = ValueParser.Subfield(left);
        if (ValueParser.TryField(right.Split('[')[0]) is not null)
        {
            return LearnSpec.Match(destination, ValueParser.Subfield(right));
        }
        var value = destination.Bits == destination.Field.Bits
            ? ValueParser.Value(destination.Field, right)
            : ValueParser.Number(right, left, UInt128.MaxValue);
        return LearnSpec.MatchValue(destination, value);
    }

    // Null for a part of the new flow.
    private LearnAction? With(LearnAction learn, TextToken token) => token.Name switch
    {
        "table" => learn with { TableId = actions.Table(token.Needed) },
        "priority" => learn with { Priority = ValueParser.Number16(token.Needed, token.Name) },
        "idle_timeout" => learn with { IdleTimeout = ValueParser.Number16(token.Needed, token.Name) },
        "hard_timeout" => learn with { HardTimeout = ValueParser.Number16(token.Needed, token.Name) },
        "fin_idle_timeout" => learn with { FinIdleTimeout = ValueParser.Number16(token.Needed, token.Name) },
        "fin_hard_timeout" => learn with { FinHardTimeout = ValueParser.Number16(token.Needed, token.Name) },
        "cookie" => learn with { Cookie = ValueParser.Number64(token.Needed, token.Name) },
        "limit" => learn with { Limit = ValueParser.Number32(token.Needed, token.Name) },
        "result_dst" => learn with { Result = ValueParser.Subfield(token.Needed), Flags = learn.Flags | LearnFlags.WriteResult },
        "send_flow_rem" => learn with { Flags = learn.Flags | LearnFlags.SendFlowRemoved },
        "delete_learned" => learn with { Flags = learn.Flags | LearnFlags.DeleteLearned },
        _ => null,
    };
}
