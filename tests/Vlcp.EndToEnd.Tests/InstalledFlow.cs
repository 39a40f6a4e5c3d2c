using System.Globalization;
using System.Text.RegularExpressions;

namespace Vlcp.EndToEnd.Tests;

/// <summary>A flow as ovs-ofctl(8) prints it.</summary>
/// <param name="Cookie">The cookie.</param>
/// <param name="Seconds">How long it has been in the switch.</param>
/// <param name="Packets">How many packets it has matched.</param>
/// <param name="Rest">Table, match and actions, without what changes by itself.</param>
internal sealed partial record InstalledFlow(string Cookie, double Seconds, long Packets, string Rest)
{
    /// <summary>Whether the switch made the flow from a packet.</summary>
    public bool IsLearned => Cookie.StartsWith("0x4c", StringComparison.Ordinal) && Cookie.Length == 18;

    public static InstalledFlow Parse(string line)
    {
        var match = Pattern().Match(line);
        return match.Success
            ? new(
                match.Groups["cookie"].Value,
                double.Parse(match.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture),
                long.Parse(match.Groups["packets"].ValueSpan, CultureInfo.InvariantCulture),
                $"{match.Groups["table"].Value} {match.Groups["rest"].Value}")
            : throw new FormatException($"'{line}' is no flow.");
    }

    [GeneratedRegex(@"^cookie=(?<cookie>\w+), duration=(?<seconds>[\d.]+)s, (?<table>table=\d+), n_packets=(?<packets>\d+), n_bytes=\d+, (idle_age=\d+, )?(?<rest>.*)$")]
    private static partial Regex Pattern();
}
