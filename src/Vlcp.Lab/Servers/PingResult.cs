using System.Globalization;
using System.Text.RegularExpressions;

namespace Vlcp.Lab;

/// <summary>What ping(8) counted.</summary>
/// <param name="Transmitted">How many requests were sent; 0 when there is no way to the target.</param>
/// <param name="Received">How many were answered.</param>
/// <param name="Output">Everything that ping printed.</param>
public sealed partial record PingResult(int Transmitted, int Received, string Output)
{
    /// <summary>Whether every request was answered.</summary>
    public bool AllReceived => Transmitted > 0 && Received == Transmitted;

    internal static PingResult Parse(CommandResult result)
    {
        var text = result.Output + result.Error;
        var counts = Counts().Match(text);
        if (counts.Success)
        {
            return new PingResult(Number(counts.Groups[1]), Number(counts.Groups[2]), text);
        }

        return text.Contains("Network is unreachable", StringComparison.Ordinal)
            ? new PingResult(0, 0, text)
            : throw new LabCommandException(result);
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) packets transmitted, (\d+) received")]
    private static partial Regex Counts();
}
