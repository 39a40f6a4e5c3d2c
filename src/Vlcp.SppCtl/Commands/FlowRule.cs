using System.Globalization;
using System.Text;

namespace Vlcp.SppCtl.Commands;

/// <summary>A rule that a network card applies to the packets of a physical port by itself.</summary>
internal sealed record FlowRule
{
    /// <summary>Group of the rule, or null.</summary>
    public int? Group { get; init; }

    /// <summary>Priority in its group, or null.</summary>
    public int? Priority { get; init; }

    /// <summary>Whether the rule moves packets between ports inside of the card.</summary>
    public bool IsTransfer { get; init; }

    /// <summary><c>ingress</c> or <c>egress</c>.</summary>
    public required string Direction { get; init; }

    /// <summary>What packets it is for, an item each.</summary>
    public required IReadOnlyList<string> Pattern { get; init; }

    /// <summary>What happens to them, an action each.</summary>
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The command that validates or creates a rule.</summary>
    /// <param name="verb"><c>validate</c> or <c>create</c>.</param>
    /// <param name="port">Number of the physical port.</param>
    /// <param name="rule">The rule.</param>
    public static string Write(string verb, int port, FlowRule rule)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"flow {verb} phy:{port} ");
        if (rule.Group is { } group)
        {
            text.Append(CultureInfo.InvariantCulture, $"group {group} ");
        }

        if (rule.Priority is { } priority)
        {
            text.Append(CultureInfo.InvariantCulture, $"priority {priority} ");
        }

        return text.Append(rule.IsTransfer ? "transfer " : "").Append(rule.Direction)
            .Append(" pattern ").Append(List(rule.Pattern)).Append("actions ").Append(List(rule.Actions)).ToString().TrimEnd();
    }

    /// <summary>The command that removes a rule, or all rules of a port.</summary>
    /// <param name="port">Number of the physical port.</param>
    /// <param name="rule">Number of the rule; null for all.</param>
    public static string Destroy(int port, int? rule) =>
        string.Create(CultureInfo.InvariantCulture, $"flow destroy phy:{port} {rule?.ToString(CultureInfo.InvariantCulture) ?? "ALL"}");

    private static string List(IReadOnlyList<string> items) => string.Concat(items.Select(item => $"{item} / ").Append("end "));
}
