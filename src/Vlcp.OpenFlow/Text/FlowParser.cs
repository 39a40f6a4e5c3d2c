using Vlcp.OpenFlow.Flows;

namespace Vlcp.OpenFlow.Text;

/// <summary>Flows from text.</summary>
internal static class FlowParser
{
    private const ushort DefaultPriority = 0x8000;

    public static FlowEntry Parse(string text, IReadOnlyDictionary<string, byte>? tables)
    {
        var (before, actions) = Cut(text);
        var flow = new FlowEntry(0, DefaultPriority, Oxm.Match.Any, []);
        List<TextToken> match = [];
        foreach (var token in TextTokens.Split(before))
        {
            if (With(flow, token, tables) is { } changed)
            {
                flow = changed;
            }
            else
            {
                match.Add(token);
            }
        }
        return flow with
        {
            Match = MatchParser.Parse(match),
            Instructions = new ActionParser(tables).ParseInstructions(actions),
        };
    }

    private static (string Match, string Actions) Cut(string text)
    {
        foreach (var word in (ReadOnlySpan<string>)["actions=", "action="])
        {
            var at = text.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0)
            {
                return (text[..at], text[(at + word.Length)..]);
            }
        }
        throw new FormatException($"'{text}': actions= is missing");
    }

    // Null for what is not about the flow but about its match.
    private static FlowEntry? With(FlowEntry flow, TextToken token, IReadOnlyDictionary<string, byte>? tables) => token.Name switch
    {
        "table" => flow with { TableId = ActionParser.Table(token.Needed, tables) },
        "priority" => flow with { Priority = ValueParser.Number16(token.Needed, "priority") },
        "cookie" => flow with { Cookie = ValueParser.Number64(token.Needed, "cookie") },
        "idle_timeout" => flow with { IdleTimeout = ValueParser.Number16(token.Needed, "idle_timeout") },
        "hard_timeout" => flow with { HardTimeout = ValueParser.Number16(token.Needed, "hard_timeout") },
        "importance" => flow with { Importance = ValueParser.Number16(token.Needed, "importance") },
        "send_flow_rem" => flow with { Flags = flow.Flags | FlowFlags.SendFlowRemoved },
        "check_overlap" => flow with { Flags = flow.Flags | FlowFlags.CheckOverlap },
        "reset_counts" => flow with { Flags = flow.Flags | FlowFlags.ResetCounts },
        "no_packet_counts" => flow with { Flags = flow.Flags | FlowFlags.NoPacketCounts },
        "no_byte_counts" => flow with { Flags = flow.Flags | FlowFlags.NoByteCounts },
        "duration" or "n_packets" or "n_bytes" or "idle_age" or "hard_age" => flow,
        _ => null,
    };
}
