using Vlcp.OpenFlow.Text;

namespace Vlcp.OpenFlow.Flows;

/// <summary>Flows from text, in the syntax of ovs-ofctl(8); the other way is <see cref="FlowEntry.ToString"/>.</summary>
public static class Flow
{
    /// <summary>Reads a flow such as <c>table=3,priority=10,ip,nw_dst=10.0.0.0/24,actions=output:2</c>, also in the form that
    /// <c>ovs-ofctl dump-flows</c> prints: counters and ages are skipped.</summary>
    /// <param name="text">The flow.</param>
    /// <param name="tables">Numbers of tables by name, or null when tables have numbers only.</param>
    /// <exception cref="FormatException">Something is no field, action or value; the message names it and what is allowed.</exception>
    public static FlowEntry Parse(string text, IReadOnlyDictionary<string, byte>? tables = null) =>
        Checked(() => FlowParser.Parse(text, tables));

    /// <summary>Reads a match such as <c>in_port=1,tcp,tp_dst=80</c>.</summary>
    /// <param name="text">The match; empty matches every packet.</param>
    /// <exception cref="FormatException">Something is no field or value; the message names it and what is allowed.</exception>
    public static Oxm.Match ParseMatch(string text) =>
        Checked(() => MatchParser.Parse(TextTokens.Split(text)));

    /// <summary>Reads actions and instructions such as <c>set_field:5->reg1,goto_table:7</c>.</summary>
    /// <param name="text">The actions; <c>drop</c> or nothing for none.</param>
    /// <param name="tables">Numbers of tables by name, or null when tables have numbers only.</param>
    /// <exception cref="FormatException">Something is no action or value; the message names it and what is allowed.</exception>
    public static Wire.WireList<Instructions.OpenFlowInstruction> ParseActions(string text, IReadOnlyDictionary<string, byte>? tables = null) =>
        Checked(() => new ActionParser(tables).ParseInstructions(text));

    // Values that do not fit what they are given to.
    private static T Checked<T>(Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (ArgumentException e)
        {
            throw new FormatException(e.Message, e);
        }
    }
}
