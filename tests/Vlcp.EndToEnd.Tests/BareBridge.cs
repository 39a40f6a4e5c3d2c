using System.Text.RegularExpressions;

namespace Vlcp.EndToEnd.Tests;

/// <summary>
/// What a bridge holds when no network is described: in every table a flow of priority 0 that sends packets to the next table or
/// drops them, and the flows that no network changes.
/// </summary>
internal static partial class BareBridge
{
    private const string Multicast = "01:00:00:00:00:00/01:00:00:00:00:00";

    /// <summary>The flows above priority 0, without cookies and table numbers, sorted.</summary>
    public static IReadOnlyList<string> Flows { get; } =
    [
        // Frames for the next bridge only (IEEE 802.1Q section 8.6.3) and from addresses that no station can have.
        "dl_dst=01:80:c2:00:00:00/ff:ff:ff:ff:ff:f0 actions=drop",
        $"dl_src={Multicast} actions=drop",
        // No router sends to many.
        "priority=16640,ip,nw_dst=224.0.0.0/3 actions=drop",

        // Floods pass the two tables that choose a port for one station.
        $"priority=32778,dl_dst={Multicast} actions=goto_table",
        $"priority=32778,dl_dst={Multicast} actions=goto_table",
    ];

    /// <summary>The flows of a bridge in the form of <see cref="Flows"/>.</summary>
    public static IReadOnlyList<string> Simplify(IReadOnlyList<string> flows) =>
    [
        .. flows.Select(flow => Names().Replace(flow, string.Empty))
            .Where(flow => !flow.StartsWith("priority=0 ", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"cookie=\w+, |table=\d+, |(?<=goto_table):\d+")]
    private static partial Regex Names();
}
