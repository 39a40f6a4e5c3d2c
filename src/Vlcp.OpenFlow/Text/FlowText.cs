using System.Globalization;
using Vlcp.OpenFlow.Flows;

namespace Vlcp.OpenFlow.Text;

/// <summary>Flows and groups in the form of <c>ovs-ofctl --no-stats dump-flows</c> and <c>dump-groups</c>, for golden files.</summary>
public static class FlowText
{
    private const ushort DefaultPriority = 0x8000;

    /// <summary>One flow on one line, such as
    /// <c>cookie=0x3, table=70, priority=32770,reg5=0x1,dl_dst=fa:16:3e:00:00:01 actions=set_field:0x2-&gt;reg6,goto_table:90</c>.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="tableNames">Names that stand for table numbers, or null for the numbers.</param>
    public static string Format(FlowEntry flow, IReadOnlyDictionary<byte, string>? tableNames = null)
    {
        List<string> parts = [];
        if (flow.Cookie != 0)
        {
            parts.Add($"cookie=0x{flow.Cookie:x}, ");
        }
        if (flow.TableId != 0 || tableNames is not null)
        {
            parts.Add($"table={ActionText.Table(flow.TableId, tableNames)}, ");
        }
        AddNumber(parts, "idle_timeout", flow.IdleTimeout);
        AddNumber(parts, "hard_timeout", flow.HardTimeout);
        AddNumber(parts, "importance", flow.Importance);
        AddFlags(parts, flow.Flags);
        var match = MatchText.Format(flow.Match);
        if (flow.Priority != DefaultPriority)
        {
            var priority = string.Create(CultureInfo.InvariantCulture, $"priority={flow.Priority}");
            match = match.Length == 0 ? priority : $"{priority},{match}";
        }
        if (match.Length > 0)
        {
            parts.Add(match + " ");
        }
        return $"{string.Concat(parts)}actions={ActionText.Format(flow.Instructions, tableNames)}";
    }

    /// <summary>One group on one line, such as <c>group_id=1,type=all,bucket=actions=output:2</c>.</summary>
    /// <param name="group">The group.</param>
    /// <param name="bucketNumbers">Whether to print the numbers that buckets have since 1.5.</param>
    public static string Format(GroupEntry group, bool bucketNumbers = false) => GroupText.Format(group, bucketNumbers);

    private static void AddNumber(List<string> parts, string name, ushort number)
    {
        if (number != 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={number}, "));
        }
    }

    private static void AddFlags(List<string> parts, FlowFlags flags)
    {
        foreach (var (flag, name) in new[]
        {
            (FlowFlags.SendFlowRemoved, "send_flow_rem"), (FlowFlags.CheckOverlap, "check_overlap"),
            (FlowFlags.ResetCounts, "reset_counts"),
            (FlowFlags.NoPacketCounts, "no_packet_counts"), (FlowFlags.NoByteCounts, "no_byte_counts"),
        })
        {
            if (flags.HasFlag(flag))
            {
                parts.Add(name + " ");
            }
        }
    }
}
