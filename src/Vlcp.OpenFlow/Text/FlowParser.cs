using Vlcp.OpenFlow.Flows;

namespace Vlcp.OpenFlow.Text;

/// <summary>Flows from text.</summary>
internal static class FlowParser
{
    private const ushort DefaultPriority = 0x8000;

    public static FlowEntry Parse(string text, IReadOnlyDictionary<string, byte>? tables)
    {
        var (before, actions) = Cut(text);
        var draft = new Draft { Priority = DefaultPriority };
        var tokens = TextTokens.Split(before);
        tokens.RemoveAll(token => draft.TryTake(token, tables));
        return new FlowEntry(draft.TableId, draft.Priority, MatchParser.Parse(tokens), new ActionParser(tables).ParseInstructions(actions))
        {
            Cookie = draft.Cookie,
            IdleTimeout = draft.IdleTimeout,
            HardTimeout = draft.HardTimeout,
            Importance = draft.Importance,
            Flags = draft.Flags,
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

    /// <summary>What a text says about a flow beside its match and its actions.</summary>
    private sealed class Draft
    {
        public byte TableId { get; private set; }

        public ushort Priority { get; set; }

        public ulong Cookie { get; private set; }

        public ushort IdleTimeout { get; private set; }

        public ushort HardTimeout { get; private set; }

        public ushort Importance { get; private set; }

        public FlowFlags Flags { get; private set; }

        /// <summary>Takes an item, unless it is about the match.</summary>
        public bool TryTake(TextToken token, IReadOnlyDictionary<string, byte>? tables)
        {
            switch (token.Name)
            {
                case "table":
                    TableId = ActionParser.Table(token.Needed, tables);
                    return true;
                case "priority":
                    Priority = ValueParser.Number16(token.Needed, token.Name);
                    return true;
                case "cookie":
                    Cookie = ValueParser.Number64(token.Needed, token.Name);
                    return true;
                case "idle_timeout":
                    IdleTimeout = ValueParser.Number16(token.Needed, token.Name);
                    return true;
                case "hard_timeout":
                    HardTimeout = ValueParser.Number16(token.Needed, token.Name);
                    return true;
                case "importance":
                    Importance = ValueParser.Number16(token.Needed, token.Name);
                    return true;
                case "duration" or "n_packets" or "n_bytes" or "idle_age" or "hard_age":
                    return true;
                default:
                    var flag = FlagOf(token.Name);
                    Flags |= flag;
                    return flag != FlowFlags.None;
            }
        }

        private static FlowFlags FlagOf(string name) => name switch
        {
            "send_flow_rem" => FlowFlags.SendFlowRemoved,
            "check_overlap" => FlowFlags.CheckOverlap,
            "reset_counts" => FlowFlags.ResetCounts,
            "no_packet_counts" => FlowFlags.NoPacketCounts,
            "no_byte_counts" => FlowFlags.NoByteCounts,
            _ => FlowFlags.None,
        };
    }
}
